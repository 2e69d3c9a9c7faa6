"""Which chart a briefing shows: the region among others, one indicator over time, or its parts."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from corpus import Statement

from .amounts import column_unit, shared_scale
from .blocks import Chart, Point
from .desk import Desk
from .facts import Parts, Rank
from .findings import Findings
from .ledger import amount_of
from .words.phrases import capital

MOST_BARS = (8, 5, 5, 4, 0)


def choose_chart(desk: Desk, findings: Findings, periods: Sequence[Statement]) -> Chart | None:
    """Return the chart that shows most: peers if three are held, else periods, else parts.

    None where there is nothing to show, or no room.
    """
    if not desk.most(*MOST_BARS):
        return None
    if findings.ranks:
        return peers_chart(desk, findings.ranks[0])
    if len(periods) >= 2:
        return periods_chart(desk, periods)
    if findings.parts:
        return parts_chart(desk, findings.parts[0])
    return None


def peers_chart(desk: Desk, rank: Rank) -> Chart:
    """Return the region among the others, its own bar set off; the highest eight and itself."""
    own = rank.statement
    rows = list(rank.rows[: desk.most(*MOST_BARS)])
    if own not in rows:
        rows[-1] = own
    caption = desk.wording.text("chart_peers", when=desk.when, name=desk.wording.name(own))
    return bars(desk, caption, rows, name=desk.wording.place, strong=own)


def periods_chart(desk: Desk, rows: Sequence[Statement]) -> Chart:
    """Return one indicator over its periods, as a line from three on."""
    caption = desk.wording.text(
        "chart_periods", where=desk.region, name=desk.wording.name(rows[-1])
    )
    return bars(desk, caption, rows, name=desk.wording.label, strong=rows[-1])


def parts_chart(desk: Desk, parts: Parts) -> Chart:
    """Return a total and its parts."""
    caption = desk.wording.text(
        "chart_parts",
        where=desk.region,
        when=desk.when,
        name=desk.wording.name(parts.total),
    )

    def name(row: Statement) -> str:
        is_total = row is parts.total
        return capital(
            desk.wording.name(row) if is_total else desk.wording.part_name(row, parts.total)
        )

    return bars(desk, caption, [parts.total, *parts.parts], name=name, strong=parts.total)


def bars(
    desk: Desk,
    caption: str,
    rows: Sequence[Statement],
    *,
    name: Callable[[Statement], str],
    strong: Statement | None = None,
) -> Chart:
    """Return rows as points of one scale; as a line where they are periods at even steps."""
    scale = shared_scale(map(amount_of, rows), desk.lang)
    is_line = len({row.region_code for row in rows}) == 1 and _is_even(rows)
    return Chart(
        number=desk.next("chart"),
        caption=capital(caption),
        unit=column_unit(rows[0].unit, scale, desk.lang),
        kind="line" if is_line else "bar",
        points=tuple(
            Point(
                name=name(row),
                value=Fraction(row.value) / Fraction(scale.factor),
                atom=desk.ledger.figure(row, scale),
                strong=strong is not None and row.uid == strong.uid,
            )
            for row in rows
        ),
    )


def _is_even(rows: Sequence[Statement]) -> bool:
    """Tell whether three or more periods follow each other at one distance: a gap would mislead."""
    ends = [row.period_end.year * 12 + row.period_end.month for row in rows if row.period_end]
    steps = {after - before for before, after in zip(ends, ends[1:], strict=False)}
    return len(ends) == len(rows) >= 3 and len(steps) == 1 and steps != {0}
