"""What the corpus holds for the question of a briefing: the only module here that asks it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Conflict, Corpus, Coverage, Fact, IndicatorRow, RegionRow, Statement
from extract import Status

from .errors import RegionError
from .period import Period
from .topics import by_topic

DONE = (Status.ACTUAL, Status.ESTIMATE)
NATION = "100000"
NATION_NAMES = {"全国", "中国", "China", "china"}
# Regions are ranked by the first indicators only: a table of all of them is another type.
MOST_RANKED = 4
# What is charted and compared goes so far back.
MOST_YEARS = 9
# Endings that people leave out: 湖南 for 湖南省, 铜鼓 for 铜鼓县.
SUFFIXES = (
    "省",
    "市",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "县",
    "区",
    "自治州",
    "盟",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a briefing is asked for, resolved: a region, a period, some indicators or all."""

    region: RegionRow
    period: Period
    indicators: tuple[str, ...] = ()
    as_of: date | None = None
    pick: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()

    def takes(self, fact: Fact) -> bool:
        """Tell whether the person who picks and drops (uids or indicators) leaves a fact in."""
        names = {fact.statement.uid, fact.key.indicator}
        return not names & self.drop and (not self.pick or bool(names & self.pick))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What is held: of the region in the period, in earlier periods, elsewhere in the period."""

    question: Question
    own: tuple[Fact, ...]
    earlier: tuple[Fact, ...]
    nation: tuple[Fact, ...]
    peers: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    statements: tuple[Statement, ...]
    coverage: tuple[Coverage, ...]
    indicators: Mapping[str, IndicatorRow]
    regions: Mapping[str, RegionRow]


def find_region(corpus: Corpus, name: str | None) -> RegionRow:
    """Return the region of a code or a name, Chinese or English, with or without its ending.

    Raises: RegionError where there is none, or several.
    """
    regions = corpus.regions()
    if name is None or name in NATION_NAMES:
        name = NATION
    if name in regions:
        return regions[name]
    found = [region for region in regions.values() if name in _names(region)]
    if len(found) > 1:
        highest = [r for r in found if r.level == "province"]
        found = highest or found
    if not found:
        raise RegionError(f"region {name!r}: no region of that name or code")
    if len(found) > 1:
        codes = ", ".join(f"{region.code} {region.name_zh}" for region in found)
        raise RegionError(f"region {name!r}: several have that name ({codes}); give the code")
    return found[0]


def _names(region: RegionRow) -> set[str]:
    names = {region.name_zh, region.name_en or region.name_zh}
    names |= {region.name_zh.removesuffix(ending) for ending in SUFFIXES}
    names |= {(region.name_en or "").removesuffix(f" {word}") for word in ("Province", "City")}
    return {name for name in names if len(name) > 1} | {(region.name_en or "").lower()}


def find_period(corpus: Corpus, code: str | None, region: str, indicators: Sequence[str]) -> Period:
    """Return the period of a code; without one, the latest for which most is held.

    Raises: PeriodError.
    """
    if code is not None:
        return Period.parse(code)
    counts: Counter[Period] = Counter()
    for row in corpus.coverage(region=region, indicators=indicators):
        if row.period_end is not None:
            counts[Period(start=row.period_start, end=row.period_end)] += row.facts
    dated = {period: n for period, n in counts.items() if period.start is not None} or counts
    if not dated:
        latest = [row.period_end for row in corpus.coverage() if row.period_end is not None]
        year = max(latest, default=date(2025, 12, 31)).year
        return Period.parse(str(year))
    year = max(period.end.year for period in dated)
    return max(
        (period for period in dated if period.end.year == year),
        key=lambda period: (dated[period], period.end, period.start or period.end),
    )


def gather(corpus: Corpus, question: Question) -> Holdings:
    """Read everything that a briefing on one region needs."""
    period, region = question.period, question.region.code
    same_day = {"start": period.end, "end": period.end, "as_of": question.as_of}
    there = corpus.facts(region=region, indicators=question.indicators, **same_day)  # type: ignore[arg-type]
    own = [fact for fact in there if in_period(fact, period) and question.takes(fact)]
    wanted = sorted({fact.key.indicator for fact in own} | set(question.indicators))
    main = {fact.key.indicator for fact in own if fact.main and fact.key.status in DONE}
    ranked = [name for _, names in by_topic(main) for name in names][:MOST_RANKED]
    nation = corpus.facts(region=NATION, indicators=wanted, **same_day)  # type: ignore[arg-type]
    others = corpus.facts(indicators=ranked, **same_day) if ranked else []  # type: ignore[arg-type]
    regions = corpus.regions()
    return Holdings(
        question=question,
        own=tuple(own),
        earlier=tuple(_earlier(corpus, question, sorted(main))),
        nation=tuple(_of_region(nation, {NATION}, period) if region != NATION else ()),
        peers=tuple(_of_region(others, _peers(regions, question.region), period)),
        conflicts=tuple(
            conflict
            for conflict in corpus.conflicts(region=region, indicators=wanted, **same_day)  # type: ignore[arg-type]
            if conflict.chosen.uid in {fact.statement.uid for fact in own}
        ),
        statements=tuple(corpus.statements(region=region, indicators=wanted, **same_day)),  # type: ignore[arg-type]
        coverage=tuple(corpus.coverage(indicators=question.indicators)) if not own else (),
        indicators=corpus.indicators(),
        regions=regions,
    )


def in_period(fact: Fact, period: Period) -> bool:
    """Tell whether a fact covers the period, or ends with it and does not say where it began."""
    return fact.key.period_end == period.end and fact.key.period_start in {period.start, None}


def _earlier(corpus: Corpus, question: Question, indicators: Sequence[str]) -> Iterator[Fact]:
    """Yield the main facts of the region for the same months of the years before."""
    period = question.period
    if not indicators:
        return
    for fact in corpus.facts(
        main_only=True,
        region=question.region.code,
        indicators=indicators,
        start=period.end.replace(year=period.end.year - MOST_YEARS, day=1),
        end=period.end,
        as_of=question.as_of,
    ):
        if _is_earlier(fact, period):
            yield fact


def _is_earlier(fact: Fact, period: Period) -> bool:
    """Tell whether a fact covers the same months of an earlier year."""
    key = fact.key
    if key.period_end is None or key.period_end.year >= period.end.year:
        return False
    if key.period_start is not None and period.start is not None:
        years = key.period_end.year - key.period_start.year
        if years != period.end.year - period.start.year:
            return False
    return (key.period_end.month, _month(key.period_start)) in {
        (period.end.month, _month(period.start)),
        (period.end.month, None),
    }


def _month(day: date | None) -> int | None:
    return None if day is None else day.month


def _of_region(facts: Iterable[Fact], codes: Collection[str], period: Period) -> list[Fact]:
    return [fact for fact in facts if fact.key.region_code in codes and in_period(fact, period)]


def _peers(regions: Mapping[str, RegionRow], region: RegionRow) -> set[str]:
    """Return whom a region is ranked among: its siblings; the provinces for the nation."""
    if region.code == NATION:
        return {code for code, row in regions.items() if row.level == "province"}
    return {
        code
        for code, row in regions.items()
        if row.level == region.level and row.parent_code == region.parent_code
    }
