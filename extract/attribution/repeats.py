"""Which figures say again what another one says: later mentions, table totals, headlines."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.figure import Comparator, Facet, Role

from .drafts import Draft
from .facets.decide import CHANGES

POINTS_BACK = re.compile(
    r"(?:这|那|上述|前述|以上|该|本次下达的|其余|對?去年的)[^，。；]{0,3}$|\b(?:the|these|those|all|its)\s*$",
    re.IGNORECASE,
)
# 项目, 上述: words that say nothing of what is counted.
SHORT = 2
# Periods that the text did not say of the figure itself.
UNSURE = frozenset({"document.published", "unknown", "zh.paragraph", "en.paragraph"})
# Places that the text named of another figure.
UNSURE_PLACES = frozenset({"zh.paragraph", "document"})


def set_repeats(drafts: Sequence[Draft]) -> None:
    """Tie every later statement of the same fact to the first, headlines to the body."""
    body = [draft for draft in drafts if draft.role is not Role.HEADLINE]
    facts: dict[tuple[object, ...], Draft] = {}
    values: dict[tuple[object, ...], Draft] = {}
    for draft in body:
        if draft.facet not in (Facet.LEVEL, Facet.CHANGE_ABS):
            continue
        value = (abs(draft.value), draft.unit)
        fact = (
            *value,
            draft.facet,
            draft.indicator or draft.subject,
            draft.region_code,
            draft.status,
        )
        known = facts.get(fact) if draft.value >= 10 else None
        if known is None and _points_back(draft):
            known = values.get(value)
        if known is not None:
            _tie(draft, known)
        facts.setdefault(fact, draft)
        values.setdefault(value, draft)
    for draft in drafts:
        if draft.role is Role.HEADLINE:
            _tie_headline(draft, body)


def _points_back(draft: Draft) -> bool:
    """这17个项目, the 53 projects, a total of a table; or a number too long to be a coincidence."""
    if draft.rule == "table.total":
        return True
    if draft.rule.startswith("table."):
        return False
    is_round = len(draft.value.normalize().as_tuple().digits) <= 1  # 100个 may be of anything
    return draft.mention.digits > 2 and not is_round or POINTS_BACK.search(draft.left) is not None


def _says_the_same(draft: Draft) -> bool:
    """这17个项目 is what it repeats; an equal number alone need not measure the same thing."""
    return draft.rule == "table.total" or POINTS_BACK.search(draft.left) is not None


def _tie(draft: Draft, known: Draft) -> None:
    """A repeat knows no less than what it repeats."""
    draft.same_as, draft.role = known, Role.REPEAT
    draft.because("same_as", "same_fact", known.subject)
    draft.status = known.status
    if len(draft.subject) <= SHORT and len(known.subject) > SHORT:
        draft.subject = known.subject
    if draft.indicator is None and _says_the_same(draft):
        draft.indicator = known.indicator
    if draft.region_rule in UNSURE_PLACES and known.region_code is not None:
        draft.region_code, draft.region_name = known.region_code, known.region_name
        draft.because("region", "same_fact", known.subject)
    if draft.period_rule in UNSURE:
        draft.period_start, draft.period_end = known.period_start, known.period_end
        draft.because("period", "same_fact", known.subject)


def _tie_headline(draft: Draft, body: Sequence[Draft]) -> None:
    for other in body:
        same_sort = (other.facet in CHANGES) == (draft.facet in CHANGES)
        rounded = _is_rounded(draft.value, other.value) or _is_bound_of(draft, other)
        if same_sort and other.unit == draft.unit and rounded:
            draft.same_as = other
            draft.indicator = draft.indicator or other.indicator
            draft.period_start, draft.period_end = other.period_start, other.period_end
            draft.because("same_as", "headline", other.subject)
            return


def _is_bound_of(headline: Draft, other: Draft) -> bool:
    """逾百万人 heads a text that tells of 120余万人."""
    above = headline.comparator is Comparator.MORE_THAN and headline.indicator is not None
    same = headline.indicator == other.indicator
    return above and same and headline.value <= other.value < 2 * headline.value


def _is_rounded(short: Decimal, full: Decimal) -> bool:
    """Tell whether a headline's value is the body's, or that cut or rounded.

    >>> _is_rounded(Decimal(200000), Decimal(205900)), _is_rounded(Decimal(31), Decimal(40))
    (True, False)
    """
    if short == full:
        return True
    if full == 0 or short == 0:
        return False
    return abs(short - full) / abs(full) < Decimal("0.1") and abs(short) < abs(full) * Decimal(
        "1.06"
    )
