"""Years of the parts of a report or a plan: which of them a figure in it is of."""

from collections.abc import Sequence
from datetime import date

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES
from extract.attribution.frame.document import DocumentFrame
from extract.attribution.frame.plans import days_of
from extract.attribution.frame.sections import Part, Section
from extract.attribution.frame.terms import Years
from extract.attribution.reading import Reading
from extract.figure import Status
from extract.periods.model import Period, PeriodKind, PeriodUse

from .states import Days, in_term, is_origin, is_yearly_average, of_year

# How far back, in characters, a deadline may stand, and in figures the pair before one.
REACH = 600
PAIRS = 12
THAT_YEAR = frozenset({"这一年", "当年"})
# Rules whose time is not said in the clause of the figure.
REMOTE = frozenset({"zh.sentence", "zh.chain", "zh.paragraph"})


def read_in_part(text: str, periods: Sequence[Period], part: Part, year: int) -> list[Period]:
    """全年, 上半年, 年底 among the tasks are those of the report's year, in a review the last one's.

    So are 这一年 and 当年 in a review: they refer to the year it is about.
    """
    meant = year - (part.section is Section.REVIEW)
    return [
        period.in_year(meant)
        if not period.names_year or text[period.start : period.end] in THAT_YEAR
        else period
        for period in periods
    ]


def in_part(reading: Reading, draft: Draft, days: Days, of: tuple[Part, int]) -> Days:
    """In a part of a report about several years, tell those of them that a figure is of."""
    part, year = of
    if days.rule == "document.tasks" and draft.status is Status.TARGET:
        return _by_deadline(reading, draft, year) or days
    start, end = days.start, days.end
    is_one_year = start is None or end is None or end.year == start.year
    if is_yearly_average(reading, draft) and is_one_year:
        years = part.years or _term_of(part.section, year)
        return Days(*years.days(), "zh.yearly_average", "年均")
    if days.rule in REMOTE and start is not None and end is not None and end.year - start.year > 1:
        said = Years(start.year, end.year)
        if said.days() == (start, end) and end.year < year:
            before = reading.drafts[draft.index - 1] if draft.index else None
            is_pair = before is not None and is_origin(reading, before)
            is_said = days.rule == "zh.sentence" and not is_pair
            return in_term(draft, said, (days.rule, days.words), is_said=is_said)
    return days


def _by_deadline(reading: Reading, draft: Draft, year: int) -> Days | None:
    """到2025年… in a paragraph of goals holds for those after it, until a nearer time is told."""
    until: Period | None = None
    for period in reading.periods_in(draft.start - REACH, draft.start):
        if period.use is PeriodUse.OWN and period.period_end is not None:
            until = period if period.kind is PeriodKind.UNTIL else None
    end = until.period_end if until is not None else None
    if end is None or end.year <= year:
        return None
    start = date(year, 1, 1) if draft.facet in CHANGES else None
    return Days(start, end, "zh.deadline")


def in_plan(reading: Reading, draft: Draft, days: Days, plan: tuple[int, int]) -> Days:
    """In a plan a yearly average is over its years, and so is what no time is said of."""
    start, end = days.start, days.end
    is_one_year = start is not None and end is not None and start.year == end.year <= plan[1]
    if days.rule == "unknown":
        return Days(*days_of(plan), "document.plan")
    if is_one_year and is_yearly_average(reading, draft):
        return Days(*days_of(plan), "zh.yearly_average", "年均")
    return days


def _term_of(section: Section, year: int) -> Years:
    return Years(year - 5, year - 1) if section is Section.REVIEW else Years(year, year + 4)


def as_origin(
    reading: Reading, draft: Draft, days: Days, part: Part | None, frame: DocumentFrame
) -> Days:
    """由3个增加到7个: where no time is said, the first value is that of the year before."""
    if frame.year is None or days.rule == "zh.clause" or not is_origin(reading, draft):
        return days
    for earlier in reversed(reading.drafts[max(0, draft.index - PAIRS) : draft.index]):
        if earlier.period_rule == "zh.clause" and is_origin(reading, earlier):
            return Days(earlier.period_start, earlier.period_end, "zh.origin.series")
    if frame.kind == "bulletin":
        return of_year(frame.year - 1, "zh.origin")
    if part is not None:
        own = frame.year - (part.section is Section.REVIEW)
        first = part.years.first if part.years is not None else own
        return of_year(first - 1, "zh.origin")
    if frame.plan is not None:
        return of_year(frame.plan[0] - 1, "zh.origin")
    return days
