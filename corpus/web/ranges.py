"""Filters by range on Datasette's table pages, for readers who do not know `value__gte`.

Datasette filters by `COLUMN__gte` and `COLUMN__lte`, but takes an empty box for a filter
by nothing. So the form sends its boxes here, and the reader on to the table without the
empty ones.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from datasette.utils.asgi import Request, Response

from .page import DATABASE, NoSuchPageError, Page

# The columns of each table, and whether they hold numbers or dates.
RANGES = {
    "facts": {"value": "number", "period_end": "date", "published": "date"},
    "facts_by_scope": {"value": "number", "period_end": "date", "published": "date"},
    "figures": {"value": "number", "period_end": "date"},
    "figures_wide": {"value": "number", "period_end": "date", "published": "date"},
    "documents": {"published": "date"},
}
_ENDS = ("gte", "lte")
# Chinese readers write a bound as they say it: 20万, 2.4亿.
_SCALES = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box of the form: the name it sends, what is in it, number or date."""

    name: str
    content: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeForm:
    """The form over a table: for each column its two boxes, and what else the address says."""

    table: str
    boxes: tuple[tuple[str, Box, Box], ...]
    others: tuple[tuple[str, str], ...]


def range_form(request: Request | None, table: str) -> RangeForm | None:
    """Return the form over a table page, None where the table has no ranges."""
    if request is None or table not in RANGES:
        return None
    columns = RANGES[table]
    mine = {f"{column}__{end}" for column in columns for end in _ENDS}
    boxes = tuple(
        (column, *(_box(request, f"{column}__{end}", kind) for end in _ENDS))
        for column, kind in columns.items()
    )
    given = [(name, value) for name in request.args for value in request.args.getlist(name)]
    others = tuple(pair for pair in given if pair[0] not in mine and pair[0] != "_next")
    return RangeForm(table=table, boxes=boxes, others=others)  # type: ignore[arg-type]


def _box(request: Request, name: str, kind: str) -> Box:
    return Box(name=name, content=request.args.get(name) or "", kind=kind)


async def filtered(page: Page, table: str) -> Response:
    """Send the reader on to the table, without the boxes that were left empty."""
    if table not in RANGES:
        raise NoSuchPageError(table)
    args = page.request.args
    pairs = [(name, value.strip()) for name in args for value in args.getlist(name)]
    numbers = {
        f"{c}__{end}" for c, kind in RANGES[table].items() for end in _ENDS if kind == "number"
    }
    kept = [(name, plain(value) if name in numbers else value) for name, value in pairs if value]
    address = page.datasette.urls.table(DATABASE, table)
    return Response.redirect(f"{address}?{urlencode(kept)}" if kept else str(address))


def plain(number: str) -> str:
    """Return a bound in digits alone; what is no number stays, and finds nothing.

    >>> plain("20万"), plain("2.4亿"), plain("1,500"), plain("many")
    ('200000', '240000000', '1500', 'many')
    """
    digits = number.replace(",", "").replace("，", "")
    scale = _SCALES.get(digits[-1:], 1)
    try:
        value = Decimal(digits.rstrip("万亿")) * scale
    except InvalidOperation:
        return number
    return format(value.normalize(), "f")
