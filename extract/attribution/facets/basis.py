"""What a change is measured from: the year before, the plan, a period or a series named."""

import re
from functools import cache

from extract.attribution.drafts import Draft
from extract.attribution.lexicon import facet_words
from extract.attribution.reading import Reading
from extract.periods.model import Grain, Period, PeriodUse

VERSUS = re.compile(
    r"(?:比(?!口径|价|例|重)|较)([^，、。；]{2,14}?)(?:增|降|减|高|低|多|少|上|下|提|回|快|慢|翻|扩|缩)"
)


def set_basis(reading: Reading, draft: Draft, previous: Draft | None) -> None:
    """Give a change its basis: what its clause names, else what the figure before it has."""
    words = reading.text[draft.clause_start : draft.start]
    for basis, pattern in _bases():
        found = pattern.search(words)
        if found:
            draft.basis = basis
            draft.because("basis", "zh.words", found[0])
            return
    for period in reading.periods_in(draft.clause_start, draft.start):
        if period.use is PeriodUse.BASIS:
            name = reading.text[period.start : period.end]
            draft.basis = f"vs:{_period_name(period, name)}"
            draft.because("basis", "zh.period", name)
            return
    found = VERSUS.search(words)
    if found:
        draft.basis = f"vs:{found[1]}"
        draft.because("basis", "zh.versus", found[0])
    elif previous is not None and previous.sentence == draft.sentence and previous.basis:
        draft.basis = previous.basis
        draft.because("basis", "zh.series", previous.basis)
    elif previous is not None and previous.basis in ("prev_year", "yoy"):
        draft.basis = previous.basis
        draft.because("basis", "zh.paragraph", previous.basis)
    else:
        draft.basis = "unknown"


def set_default_basis(reading: Reading) -> None:
    """In a yearly bulletin growth without a basis is over the year before."""
    for draft in reading.drafts:
        if draft.basis == "unknown":
            draft.basis = "prev_year"
            draft.because("basis", "bulletin", "")


def _period_name(period: Period, words: str) -> str:
    """Return a basis by the calendar: Q1, H1, 2020; else as the text says it."""
    start, end = period.period_start, period.period_end
    if start is None or end is None or period.names_year and period.grain is not Grain.YEAR:
        return words
    if period.grain is Grain.QUARTER and end.month - start.month == 2:
        return f"Q{end.month // 3}"
    if period.grain is Grain.HALF:
        return f"H{end.month // 6}"
    return str(end.year) if period.grain is Grain.YEAR and not period.relative else words


def base_of_remuneration(words: str) -> str | None:
    """Return what labour remuneration is a share of, in the words around the figure.

    >>> base_of_remuneration("劳务报酬占中央预算内投资的比例"), base_of_remuneration("劳务报酬比例")
    ('central_budget', None)
    """
    return next((name for name, pattern in _remuneration_bases() if pattern.search(words)), None)


@cache
def _bases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["basis"], re.compile(row["words"])) for row in facet_words()["basis"])


@cache
def _remuneration_bases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words)) for name, words in facet_words()["bases"].items())
