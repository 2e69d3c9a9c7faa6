"""How good the figures are: accuracy measured on annotated texts, and checks of this database."""

import json
from importlib.resources import files
from typing import Any

from datasette.utils.asgi import Response

from .overview import overview
from .page import Page, Row
from .values import brief

# Written by scripts/make_quality.py: accuracy by attribute on the annotated texts.
MEASURED = "quality.json"


async def quality(page: Page) -> Response:
    """Show the page."""
    return await page.render(
        "quality.html",
        measured=measured(),
        counts=(await overview(page)).checks,
        failures=await page.rows(
            "select error, stage, count(distinct uri) n,"
            " max(replace(message, uri, public_address(uri))) message"
            " from failures group by error, stage order by n desc limit 20"
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
    rows = await page.rows(
        "select c.kind, c.stated, c.computed, d.uid, d.title, f.uid figure_uid from checks c"
        " join documents d on d.id = c.document_id left join figures f on f.id = c.figure"
        " where not c.holds order by c.id limit 20"
    )
    return [row | {"computed": brief(row["computed"])} for row in rows]
