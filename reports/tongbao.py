"""The ranking of all regions in one period: total, ranking, distribution, who is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus import Fact, RegionRow, Statement
from extract import Facet

from .blocks import Block, Heading, Slot
from .calculate import calculate
from .charts import bars
from .comparing import SUMMED
from .desk import Desk, Draft, subject_of
from .facts import Level, Missing, ReportFact, Summary, Total
from .findings import find_levels, spread
from .holdings import DONE, NATION, Holdings, in_period
from .jianbao import nothing_held
from .limits import find_limits
from .region_table import region_tables
from .topics import rank_of

MOST_INDICATORS, FEWEST_REGIONS, MOST_ABSENT = 2, 2, 20
MOST_BARS = (10, 6, 4, 0)
# Mainland statistics do not cover Taiwan, Hong Kong and Macao: they are not missing.
UNCOUNTED = {"71", "81", "82"}
Rows = list[Statement]


def tongbao(desk: Desk) -> Draft:
    """Return the ranking, or the sentence that nothing is held and what is nearest."""
    holdings = desk.gather()
    regions = _below(desk, holdings)
    ranked = _ranked(desk, {row.code for row in regions})
    if not ranked:
        said = desk.paragraph(nothing_held(desk, holdings))
        return desk.draft("title_ranking", subject_of(desk, []), [said])
    subject = subject_of(desk, [rows[0] for rows in ranked])
    return desk.draft("title_ranking", subject, _blocks(desk, holdings, ranked, regions))


def _below(desk: Desk, holdings: Holdings) -> list[RegionRow]:
    """Return the regions directly below the one that is asked for: provinces of the nation."""
    code = desk.question.region.code
    level = "province" if code == NATION else None
    return [
        row
        for row in holdings.regions.values()
        if row.level == level or (level is None and row.parent_code == code)
    ]


def _ranked(desk: Desk, codes: set[str]) -> list[Rows]:
    """Return the rows of the indicators that most regions have, highest first."""
    question = desk.question
    end = question.period.end
    facts = [
        fact
        for fact in desk.corpus.facts(
            indicators=question.indicators, start=end, end=end, as_of=question.as_of
        )
        if fact.key.region_code in codes and _is_rankable(fact) and question.takes(fact)
        and in_period(fact, question.period)
    ]  # fmt: skip
    desk.note_flags(facts)
    counts = Counter((fact.key.indicator, fact.key.unit) for fact in facts)
    order = sorted(counts, key=lambda key: (-counts[key], rank_of(key[0]), key))
    return [
        _sorted(fact for fact in facts if (fact.key.indicator, fact.key.unit) == key)
        for key in order[:MOST_INDICATORS]
        if counts[key] >= FEWEST_REGIONS
    ]


def _is_rankable(fact: Fact) -> bool:
    return fact.main and fact.key.status in DONE and fact.key.facet is Facet.LEVEL


def _sorted(facts: Iterator[Fact]) -> Rows:
    by_region = {fact.key.region_code: fact.statement for fact in facts}
    return sorted(by_region.values(), key=lambda row: (-row.value, row.region_code or ""))


def _blocks(
    desk: Desk, holdings: Holdings, ranked: Sequence[Rows], regions: Sequence[RegionRow]
) -> Iterator[Block]:
    text = desk.wording.text
    levels = {
        level.fact.key.indicator: level
        for level in find_levels(holdings.own)
        if level.fact.key.facet is Facet.LEVEL
    }
    wholes = [levels.get(rows[0].indicator or "") for rows in ranked]
    yield Heading(text=text("overall"))
    held = [level for level in wholes if level is not None]
    if held:
        yield desk.paragraph(Summary(levels=tuple(held)), kind="point")
    for rows, whole in zip(ranked, wholes, strict=True):
        yield desk.paragraph(*_distribution(rows, whole))
    yield Heading(text=text("ranking"))
    yield from region_tables(desk, ranked)
    caption = text("chart_peers", when=desk.when, name=desk.wording.name(ranked[0][0]))
    most = desk.most(*MOST_BARS)
    if most:
        yield bars(desk, caption, ranked[0][:most], name=desk.wording.place)
    yield desk.heading("limits", 3)
    yield from _limits(desk, holdings, ranked, regions)
    yield Slot(prompt=text("slot_problems"))
    yield Slot(prompt=text("slot_advice"))


def _distribution(rows: Rows, whole: Level | None) -> Iterator[ReportFact]:
    """Yield highest, lowest, median, and the sum where values may be added."""
    found = spread(rows)
    if found is not None:
        yield found
    count, added = calculate("count", rows), calculate("sum", rows)
    if count is None or added is None or rows[0].aggregation not in {"flow", "stock"}:
        return
    total = None if whole is None or whole.fact.key.aggregation not in SUMMED else whole.statement
    yield Total(rows=tuple(rows), count=count, added=added, whole=total)


def _limits(
    desk: Desk, holdings: Holdings, ranked: Sequence[Rows], regions: Sequence[RegionRow]
) -> Iterator[Block]:
    printed = {row.uid for rows in ranked for row in rows}
    for fact in find_limits(holdings, printed):
        yield desk.paragraph(fact)
    expected = [row for row in regions if row.code[:2] not in UNCOUNTED]
    absent: dict[tuple[str, ...], list[str]] = {}
    for rows in ranked:
        there = {row.region_code for row in rows}
        names = tuple(desk.name_of(row) for row in expected if row.code not in there)
        if names:
            few = names if len(names) <= MOST_ABSENT else ()
            absent.setdefault(few, []).append(desk.wording.name(rows[0]))
    for names, subjects in absent.items():
        yield desk.paragraph(Missing(names=names, subjects=tuple(subjects), others=not names))
    yield desk.coverage()
