"""Regions of one indicator or of two, by the first of them: the table of a ranking."""

from collections.abc import Iterable, Iterator, Sequence

from corpus import Statement

from .amounts import Scale, shared_scale
from .blocks import Align, Cell, Inlines, Table, Text
from .desk import Desk, cell, words
from .ledger import amount_of
from .tables import unit_of
from .words.phrases import capital

Rows = Sequence[Statement]
WIDTHS = {1: (0.1, 0.26, 0.28, 0.22, 0.14), 2: (0.09, 0.27, 0.22, 0.1, 0.22, 0.1)}


def region_tables(desk: Desk, ranked: Sequence[Rows]) -> Iterator[Table]:
    """Yield one table for all indicators where all have one period, else one for each.

    Of one period the caption speaks for every row; else each row names its own.
    """
    periods = {(row.period_start, row.period_end) for rows in ranked for row in rows}
    if len(periods) == 1:
        yield _table(desk, ranked)
    else:
        for rows in ranked:
            yield _table(desk, [rows])


def _table(desk: Desk, ranked: Sequence[Rows]) -> Table:
    text = desk.wording.text
    scales = [shared_scale(map(amount_of, rows), desk.lang) for rows in ranked]
    units = [unit_of(desk, rows[0], s) for rows, s in zip(ranked, scales, strict=True)]
    names = [desk.wording.name(rows[0]) for rows in ranked]
    name = names[0] if len(names) == 1 else text("names_two", one=names[0], other=names[1])
    header = [words(text(key)) for key in ("order", "region")]
    header += [words(text("period"))] if len(ranked) == 1 else []
    for each, unit in zip(names, units, strict=True):
        header += [_head(desk, each, unit) if len(ranked) > 1 else words(text("value"))]
        header += [words(text("source"))]
    body = tuple(_rows(desk, ranked, scales))
    middle: tuple[Align, ...] = ("center",) if len(ranked) == 1 else ()
    dashed = any(each.inlines == words(text("not_stated")) for row in body for each in row)
    notes = [text("note_sources"), *([text("note_dash")] if dashed else [])]
    return Table(
        number=desk.next("table"),
        caption=capital(text("table_regions", when=desk.when, name=name)),
        unit=units[0] if len(ranked) == 1 else "",
        header=tuple(header),
        rows=body,
        widths=WIDTHS[len(ranked)],
        aligns=("center", "left", *middle, *(("right", "center") * len(ranked))),
        note=words(desk.wording.space().join(notes)),
    )


def _head(desk: Desk, name: str, unit: str) -> Inlines:
    """Head a column with its name and, on a line of its own, its unit."""
    below = desk.wording.text("in_brackets", name="", inside=unit).strip()
    return (Text(text=capital(name)), Text(text="\n"), Text(text=below))


def _rows(
    desk: Desk, ranked: Sequence[Rows], scales: Sequence[Scale]
) -> Iterator[tuple[Cell, ...]]:
    dash = desk.wording.text("not_stated")
    held = [{row.region_code: row for row in rows} for rows in ranked]
    places = _places(ranked[0])
    for code in dict.fromkeys(row.region_code for rows in ranked for row in rows):
        first = next(rows[code] for rows in held if code in rows)
        cells = [
            cell(str(places.get(code, dash))),
            cell(desk.wording.region(first)),
        ]
        cells += [cell(desk.wording.label(first))] if len(ranked) == 1 else []
        for rows, scale in zip(held, scales, strict=True):
            row = rows.get(code)
            cells.append(cell(dash if row is None else desk.ledger.figure(row, scale)))
            cells.append(cell(dash if row is None else desk.marks(row)))
        yield tuple(cells)


def _places(rows: Iterable[Statement]) -> dict[str | None, int]:
    """Return the place of each region; equal values share one (并列)."""
    places: dict[str | None, int] = {}
    last: tuple[object, int] = (None, 0)
    for number, row in enumerate(rows, start=1):
        last = last if row.value == last[0] else (row.value, number)
        places[row.region_code] = last[1]
    return places
