"""The data brief on one region and period: key points, table, comparison, limits, annex."""

from collections.abc import Iterable, Iterator
from itertools import islice

from corpus import Statement

from .blocks import Block, Heading, Paragraph
from .charts import choose_chart
from .desk import Desk, Draft, subject_of, words
from .facts import Missing, NothingHeld, ReportFact
from .findings import Findings, find_facts
from .holdings import DONE, NATION, Holdings
from .tables import indicator_table
from .words.phrases import merge

MOST_PLANS, MOST_PERIODS, MOST_TOPICS, MOST_SENTENCES = 3, 9, 3, 2
# and less where two pages are not enough, step by step
MOST_ROWS, MOST_COMPARED, MOST_CLAIMS = (8, 8, 6, 5), (2, 2, 1, 1), (2, 1, 1, 0)
MOST_LIMITS = (20, 8, 5, 4, 3)
NEAREST = 6


def jianbao(desk: Desk) -> Draft:
    """Return the brief, or the sentence that nothing is held and what is nearest."""
    holdings = desk.gather()
    findings = find_facts(holdings)
    subject = subject_of(desk, [level.statement for level in findings.levels])
    if not findings.levels:
        return desk.draft("title", subject, [desk.paragraph(nothing_held(desk, holdings))])
    body = list(_blocks(desk, holdings, findings, subject))
    caption = desk.wording.text("table_more", where=desk.region, subject=subject)
    rest = findings.levels[desk.most(*MOST_ROWS) :]
    annexed = (indicator_table(desk, findings, rest, caption),) if rest else ()
    # the counts of the last sentence are those of everything printed, the annex too
    return desk.draft("title", subject, [*body, desk.coverage()], annexed)


def _blocks(desk: Desk, holdings: Holdings, findings: Findings, subject: str) -> Iterator[Block]:
    text = desk.wording.text
    yield Heading(text=text("key_points"))
    yield from key_points(desk, findings)
    yield Heading(text=text("main_data"))
    caption = text("table", where=desk.region, subject=subject)
    rows = desk.most(*MOST_ROWS)
    yield indicator_table(desk, findings, findings.levels[:rows], caption)
    if len(findings.levels) > rows:
        yield Paragraph(inlines=words(text("more_rows")))
    for parts in findings.parts[:1]:
        yield desk.paragraph(parts)
    compared = list(comparison(desk, holdings, findings))
    if compared:
        yield Heading(text=text("comparison"))
        yield from compared
    yield desk.heading("limits", 4 if compared else 3)
    yield from limits(desk, holdings, findings)


def key_points(desk: Desk, findings: Findings) -> Iterator[Paragraph]:
    """Yield a paragraph for each of the first topics: at most two sentences."""
    named: object = None
    for topic, summaries in findings.topics[:MOST_TOPICS]:
        inlines = words(topic.zh if desk.lang == "zh" else topic.en)
        inlines = (*inlines, *words("。" if desk.lang == "zh" else "."))
        left = MOST_SENTENCES
        for summary in summaries:
            said = desk.wording.summary(summary, again=summary.timing == named)[:left]
            for sentence in said:
                inlines = (*inlines, *desk.wording.gap(), *sentence)
            left -= len(said)
            named = summary.timing if said else named
        yield Paragraph(inlines=merge(inlines), kind="point")


def comparison(desk: Desk, holdings: Holdings, findings: Findings) -> Iterator[Block]:
    """Yield what a region is compared with, and the chart that shows most of it."""
    # where a source states the growth, often at constant prices, ours would only confuse
    stated = {level.statement.uid for level in findings.levels if level.growth is not None}
    ours = tuple(each for each in findings.comparisons if each.now.uid not in stated)
    groups: tuple[tuple[ReportFact, ...], ...] = (
        ours[: desk.most(*MOST_COMPARED)],
        findings.shares[: desk.most(*MOST_COMPARED)],
        (*findings.ranks[:1], *findings.claims[: desk.most(*MOST_CLAIMS)]),
    )
    for said in groups:
        if said:
            yield desk.paragraph(*said)
    if findings.spread is not None and desk.question.region.code == NATION:
        yield desk.paragraph(findings.spread)
    chart = choose_chart(desk, findings, periods_of(findings, holdings))
    if chart is not None:
        yield chart


def periods_of(findings: Findings, holdings: Holdings) -> list[Statement]:
    """Return the first level that is held for earlier years too, oldest first."""
    for comparison in findings.comparisons:
        now = comparison.now
        rows = [
            fact.statement
            for fact in holdings.earlier
            if fact.main and fact.key.status in DONE
            and (fact.key.indicator, fact.key.unit) == (now.indicator, now.unit)
            and (fact.key.period_start is None) == (now.period_start is None)
        ]  # fmt: skip
        return [*_one_a_period(rows)[-MOST_PERIODS:], now]
    return []


def _one_a_period(rows: Iterable[Statement]) -> list[Statement]:
    """Keep for each period the statement of the best source, oldest period first."""
    best = sorted(rows, key=lambda row: (row.source.authority, row.uid), reverse=True)
    by_end = {row.period_end: row for row in best if row.period_end is not None}
    return [by_end[end] for end in sorted(by_end)]


def limits(desk: Desk, holdings: Holdings, findings: Findings) -> Iterator[Paragraph]:
    """Yield what a reader must know before quoting, what weighs most first."""
    yield from islice(_limits(desk, holdings, findings), desk.most(*MOST_LIMITS))


def _limits(desk: Desk, holdings: Holdings, findings: Findings) -> Iterator[Paragraph]:
    for fact in (*findings.limits, *findings.other_bases[:MOST_PLANS]):
        yield desk.paragraph(fact)
    if findings.plans:
        yield desk.paragraph(*findings.plans[:MOST_PLANS])
    held = {level.statement.indicator for level in findings.levels}
    names = tuple(
        holdings.indicators[name].name_zh
        if desk.lang == "zh"
        else holdings.indicators[name].name_en
        for name in desk.question.indicators
        if name not in held and name in holdings.indicators
    )
    if names:
        yield desk.paragraph(Missing(names=names))


def nothing_held(desk: Desk, holdings: Holdings) -> NothingHeld:
    """Return what is nearest: other periods of the region, other regions in the period."""
    period, region = desk.question.period, desk.question.region
    own = {
        (r.period_start, r.period_end)
        for r in holdings.coverage
        if r.region_code == region.code and r.period_end is not None and r.status in DONE
    }
    dated = {end for start, end in own if start is not None}
    own = {(start, end) for start, end in own if start is not None or end not in dated}
    nearest = sorted(
        own,
        key=lambda pair: (abs((pair[1] - period.end).days), pair[1], pair[0] or pair[1]),
    )
    codes = {
        r.region_code
        for r in holdings.coverage
        if r.period_end == period.end
        and r.period_start in {period.start, None}
        and r.status in DONE
    } - {region.code}
    near = sorted(codes, key=lambda code: (not _is_kin(holdings, region.code, code), code))
    names = [holdings.regions[code] for code in near if code in holdings.regions]
    return NothingHeld(
        region=desk.region,
        start=period.start,
        end=period.end,
        same_region=tuple(nearest[:NEAREST]),
        same_period=tuple(desk.name_of(row) for row in names[:NEAREST]),
    )


def _is_kin(holdings: Holdings, one: str, other: str) -> bool:
    """Tell whether a region is the parent, a child or a sibling of another."""
    rows = holdings.regions
    if one not in rows or other not in rows:
        return False
    parents = rows[one].parent_code, rows[other].parent_code
    return one == parents[1] or other == parents[0] or parents[0] == parents[1]
