"""A document with its figures marked in the text, each a link to its row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from datasette.utils.asgi import Response
from markupsafe import Markup

from .charts import shown
from .figure_table import figure_rows
from .highlight import Mark, Marks
from .languages import words
from .page import DATABASE, NoSuchPageError, Page, Row
from .periods import period_label
from .values import brief


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A passage as the page shows it: marked text, or the rows of a table."""

    kind: str
    level: int | None
    page: int | None
    text: Markup = Markup("")
    rows: tuple[tuple[tuple[bool, Markup], ...], ...] = ()


async def document(page: Page, uid: str) -> Response:
    """Show a document."""
    row = await page.row("select * from documents where uid = :uid", uid=uid)
    if row is None:
        raise NoSuchPageError(uid)
    figures = await _figures(page, row["id"])
    return await page.render(
        "document.html",
        document=row,
        address=page.datasette.absolute_url(
            page.request, page.datasette.urls.path(f"/-/document/{uid}")
        ),
        losses=json.loads(row["losses"] or "[]"),
        figures=figures,
        figure_rows=figure_rows(page, figures),
        blocks=await _blocks(page, row, figures),
        cards={figure["uid"]: _card(page, figure) for figure in figures},
        checks=await _checks(page, row["id"]),
        origin=await _origin(page, row["id"]),
        reposts=await _reposts(page, row["id"]),
        newer=await page.row(
            "select uid, title from documents where id = :id", id=row["superseded_by"]
        ),
    )


async def _figures(page: Page, document_id: int) -> list[Row]:
    return await page.rows(
        'select f.id, f.uid, f.start, f."end", f.quote, f.display, f.value, f.value_high,'
        " f.unit, f.comparator, f.indicator indicator_id, i.name_zh indicator,"
        " i.name_en indicator_en, f.subject, f.facet, f.status, f.role, f.basis, f.base, f.per,"
        " f.region_code, ifnull(r.name_zh, f.region_name) region, r.name_en region_en,"
        " f.period_start, f.period_end, f.confidence, f.rule, f.rank, f.value_extracted,"
        " s.uid same_as_uid, s.quote same_as_quote from figures f"
        " left join indicators i on i.id = f.indicator"
        " left join regions r on r.code = f.region_code"
        " left join figures s on s.id = f.same_as"
        " where f.document_id = :id order by f.start, f.id",
        id=document_id,
    )


async def _blocks(page: Page, row: Row, figures: list[Row]) -> list[Block]:
    rows = page.datasette.urls.path(f"/{DATABASE}/figures/")
    marks = Marks(row["text"], [_mark(figure, rows) for figure in figures])
    passages = await page.rows(
        'select id, kind, level, page, start, "end", text from passages'
        " where document_id = :id order by no",
        id=row["id"],
    )
    headers = await page.rows(
        "select c.start from table_cells c join passages p on p.id = c.passage_id"
        " where p.document_id = :id and c.is_header",
        id=row["id"],
    )
    header_starts = {header["start"] for header in headers}
    return [_block(passage, marks, header_starts) for passage in passages]


def _mark(figure: Row, rows: str) -> Mark:
    return Mark(
        start=figure["start"],
        end=figure["end"],
        uid=figure["uid"],
        href=f"{rows}{figure['id']}",
        status=figure["status"],
    )


def _block(passage: Row, marks: Marks, header_starts: set[int]) -> Block:
    start, end = passage["start"], passage["end"]
    shared = {name: passage[name] for name in ("kind", "level", "page")}
    if passage["kind"] == "table":
        rows = tuple(
            tuple((a in header_starts, marks.shown(a, b)) for a, b in cells)
            for cells in _lines(marks.text, start, end)
        )
        return Block(rows=rows, **shared)
    return Block(text=marks.shown(start, end), **shared)


def _lines(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the ranges of the cells of each line; cells are joined by a tab."""
    position = start
    for line in text[start:end].split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append((position, position + len(cell)))
            position += len(cell) + 1
        yield cells


def _card(page: Page, figure: Row) -> Row:
    """Return what the pointer shows over a figure."""
    table = words(page.language)
    kinds = [table[f"status.{figure['status']}"], table[f"facet.{figure['facet']}"]]
    if figure["role"] != "body":
        kinds.append(table[f"role.{figure['role']}"])
    return {
        "name": page.named(figure, "indicator", "indicator_en") or figure["subject"],
        "value": shown(page, figure),
        "place": page.named(figure, "region", "region_en"),
        "period": period_label(figure["period_start"], figure["period_end"], page.language),
        "kind": " · ".join(kinds),
        "rule": f"{table['rule']} {figure['rule']} · {table['confidence']} {figure['confidence']:.2g}",
    }


async def _checks(page: Page, document_id: int) -> list[Row]:
    rows = await page.rows(
        "select c.kind, c.stated, c.computed, c.holds, f.uid figure_uid, f.quote from checks c"
        " left join figures f on f.id = c.figure where c.document_id = :id order by c.id",
        id=document_id,
    )
    return [row | {"computed": brief(row["computed"])} for row in rows]


async def _origin(page: Page, document_id: int) -> Row | None:
    return await page.row(
        "select d.uid, d.title, d.issuer, d.published from origins o"
        " join documents d on d.id = o.origin where o.document_id = :id and o.origin <> :id",
        id=document_id,
    )


async def _reposts(page: Page, document_id: int) -> list[Row]:
    return await page.rows(
        "select d.uid, d.title, d.issuer, d.published from origins o"
        " join documents d on d.id = o.document_id"
        " where o.origin = :id and o.document_id <> :id order by d.published limit 20",
        id=document_id,
    )
