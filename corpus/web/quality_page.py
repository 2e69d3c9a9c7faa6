"""How good the figures are: accuracy measured on annotated texts, and checks of this database."""

import json
from importlib.resources import files
from typing import Any

from datasette.utils.asgi import Response

from .page import Page, Row

# Written by scripts/make_quality.py: accuracy by attribute on the annotated texts.
MEASURED = "quality.json"

_COUNTS = """
select
  (select count(*) from figures) figures,
  (select count(*) from documents) documents,
  (select count(*) from broken_quotes) quotes,
  (select count(*) from checks) checks,
  (select count(*) from checks where holds) checks_hold,
  (select count(*) from conflicts where flag in ('conflict', 'disagrees', 'revised',
    'unit_slip')) conflicts,
  (select count(*) from figures where indicator is null) unnamed,
  (select count(distinct uri) from failures where document_id is null) failures,
  (select count(*) from origins where document_id <> origin) reposts,
  (select count(*) from documents where status = 'partial') partial,
  (select count(*) from corrections) corrected
"""


async def quality(page: Page) -> Response:
    """Show the page."""
    return await page.render(
        "quality.html",
        measured=measured(),
        counts=await page.row(_COUNTS),
        failures=await page.rows(
            "select error, stage, count(distinct uri) n, max(message) message from failures"
            " group by error, stage order by n desc limit 20"
        ),
        failed_checks=await _failed_checks(page),
    )


def measured() -> list[dict[str, Any]]:
    """Return the measurements that ship with this version, one a set of annotated texts.

    Shape: {"name", "figures": annotated, "found": by the extractor, "ratios": {name: 0…1}}.
    """
    file = files("corpus") / MEASURED
    if not file.is_file():
        return []
    content: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf8"))
    return content


async def _failed_checks(page: Page) -> list[Row]:
    return await page.rows(
        "select c.kind, c.stated, c.computed, d.uid, d.title, f.uid figure_uid from checks c"
        " join documents d on d.id = c.document_id left join figures f on f.id = c.figure"
        " where not c.holds order by c.id limit 20"
    )
