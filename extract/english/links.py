"""What an English figure takes over from the one before it: its indicator, its total."""

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES, RATIOS
from extract.attribution.reading import Reading
from extract.figure import Facet, Role
from extract.numbers.mention import UnitSource

from .lexicon import pattern

# Facets that say something more of a level that was just told.
OF_A_LEVEL = CHANGES | {Facet.MULTIPLE, Facet.COMPLETION}


def set_taken_over(reading: Reading) -> None:
    """Tie parts to their totals, and give growths and parts the indicator of what they follow."""
    level: Draft | None = None
    previous: Draft | None = None
    for draft in reading.drafts:
        if previous is not None and previous.sentence != draft.sentence:
            level = previous = None
        if draft.facet is Facet.CHANGE_PP:
            if previous is not None and previous.unit in RATIOS:
                _share_indicator(draft, previous, "growth", is_sure=True)
        elif level is not None:
            _take_over(reading, draft, level)
        is_level = draft.facet in (Facet.LEVEL, Facet.PER_UNIT) and draft.unit not in RATIOS
        if is_level and draft.parent is None:
            level = draft
        previous = draft


def _take_over(reading: Reading, draft: Draft, level: Draft) -> None:
    if draft.facet in OF_A_LEVEL:
        counted = draft.mention.unit_source is UnitSource.SHARED
        if draft.indicator is None and (counted or _is_same(draft, level)):
            _share_indicator(draft, level, "growth")
        return
    if draft.facet is not Facet.LEVEL or draft.unit != level.unit:
        return
    if draft.parent is None and _is_part(reading, draft, level):
        draft.parent, draft.role = level, Role.PART
        draft.because("parent", "en.parts", reading.text[level.end : draft.start])
    if draft.indicator is None and (draft.parent is level or draft.rule == "en.inherit"):
        _share_indicator(draft, level, "parts")


def _is_same(draft: Draft, level: Draft) -> bool:
    """Tell whether a growth is that of the level before it: visits, up 20 percent."""
    return draft.rule == "en.inherit" or draft.subject.lower() in level.subject.lower()


def _is_part(reading: Reading, draft: Draft, level: Draft) -> bool:
    if abs(draft.value) > abs(level.value):
        return False
    before = reading.text[level.end : draft.start].lower()
    behind = reading.text[draft.end : draft.end + 24].lower()
    shared = draft.mention.unit_source is UnitSource.SHARED
    return shared or pattern("of_them").match(behind) is not None or ":" in before


def _share_indicator(draft: Draft, level: Draft, rule: str, *, is_sure: bool = False) -> None:
    """Give a figure the indicator of another; in place of its own where that is certain."""
    if is_sure and level.facet is Facet.SHARE and level.indicator is None:
        draft.indicator = None
    draft.indicator = level.indicator or draft.indicator
    if level.indicator is not None:
        draft.because("indicator", f"en.{rule}", level.subject)
