"""The form that makes a briefing. How one is made is not known here: a maker is given by the caller."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Response

from .overview import overview
from .page import DATABASE, NoSuchPageError, Page, Row
from .periods import period_label, period_token

if TYPE_CHECKING:  # Datasette imports its plugins while it is itself half imported
    from datasette.app import Datasette

TYPES = ("jianbao", "tongbao", "zhuanbao", "duizhao", "brief")
FORMATS = ("docx", "html", "md")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRequest:
    """What a reader asks for. Without a region the briefing is on the nation or on all places."""

    database: Path
    type: str
    region: str | None
    indicators: tuple[str, ...]
    period_start: str | None
    period_end: str | None
    lang: str
    format: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFile:
    """The file that answers."""

    name: str
    mime: str
    content: bytes


BriefingMaker = Callable[[BriefingRequest], BriefingFile]

_makers: "WeakKeyDictionary[Datasette, BriefingMaker]" = WeakKeyDictionary()


def offer_briefings(datasette: "Datasette", maker: BriefingMaker) -> None:
    """Let a Datasette make briefings with `maker`, called in a thread.

    The maker raises ValueError with a message for the reader where it cannot.
    """
    _makers[datasette] = maker


async def briefing(page: Page) -> Response:
    """Show the form: types, places and periods that have data."""
    rows = (await overview(page)).held
    return await page.render(
        "briefing.html",
        available=page.datasette in _makers,
        types=TYPES,
        formats=FORMATS,
        regions=_regions(page, rows),
        periods=_periods(page, rows),
        held={code: [r["token"] for r in entry["periods"]] for code, entry in _held(rows).items()},
        chosen={"region": page.argument("region"), "period": page.argument("period")},
        problem=None,
    )


async def download(page: Page) -> Response:
    """Answer with the file."""
    maker = _makers.get(page.datasette)
    if maker is None:
        return Response.text("briefings are not offered here", status=403)
    request = _request(page)
    try:
        file = await asyncio.to_thread(maker, request)
    except ValueError as problem:
        return Response.text(str(problem), status=400)
    return Response(
        file.content,
        content_type=file.mime,
        headers={"content-disposition": f'attachment; filename="{file.name}"'},
    )


def _request(page: Page) -> BriefingRequest:
    start, _, end = page.argument("period").partition("..")
    kind, form = page.argument("type") or TYPES[0], page.argument("format") or FORMATS[0]
    if kind not in TYPES or form not in FORMATS:
        raise NoSuchPageError("no such briefing")
    path = page.datasette.get_database(DATABASE).path
    return BriefingRequest(
        database=Path(path),
        type=kind,
        region=page.argument("region") or None,
        indicators=tuple(page.request.args.getlist("indicator")),
        period_start=start or None,
        period_end=end or None,
        lang="en" if kind == "brief" or page.argument("language") == "en" else "zh",
        format=form,
    )


def _held(rows: list[Row]) -> dict[str, Row]:
    held: dict[str, Row] = {}
    for row in rows:
        entry = held.setdefault(row["code"], row | {"periods": [], "total": 0})
        token = period_token(row["period_start"], row["period_end"])
        entry["periods"].append(row | {"token": token})
        entry["total"] += row["facts"]
    return held


def _regions(page: Page, rows: list[Row]) -> list[Row]:
    return [
        {"code": code, "name": page.named(row, "name_zh", "name_en"), "n": row["total"]}
        for code, row in _held(rows).items()
    ]


def _periods(page: Page, rows: list[Row]) -> list[Row]:
    """Return every period that some place has, the one of most facts first."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for row in rows:
        token = period_token(row["period_start"], row["period_end"])
        counts[token] = counts.get(token, 0) + row["facts"]
        labels[token] = period_label(row["period_start"], row["period_end"], page.language)
    order = sorted(counts, key=lambda token: (-counts[token], token))
    return [{"token": token, "label": labels[token], "n": counts[token]} for token in order]
