"""What an English figure takes over from the one before it: its indicator, its total."""

from .drafts import Draft
from .english_lexicon import pattern
from .facets import CHANGES, RATIOS
from .figure import Facet, Role
from .mention import UnitSource
from .reading import Reading

# Facets that say something more of a level that was just told.
OF_A_LEVEL = CHANGES | {Facet.MULTIPLE, Facet.COMPLETION}


def set_taken_over(reading: Reading) -> None:
    """Tie parts to their totals, and give growths and parts the indicator of what they follow."""
    level: Draft | None = None
    for draft in reading.drafts:
        if level is not None and level.sentence != draft.sentence:
            level = None
        if level is not None:
            _take_over(reading, draft, level)
        is_level = draft.facet in (Facet.LEVEL, Facet.PER_UNIT) and draft.unit not in RATIOS
        if is_level and draft.parent is None:
            level = draft


def _take_over(reading: Reading, draft: Draft, level: Draft) -> None:
    if draft.facet in OF_A_LEVEL:
        counted = draft.mention.unit_source is UnitSource.SHARED
        if draft.indicator is None and (draft.is_inherited or counted):
            _share_indicator(draft, level, "growth")
        return
    if draft.facet is not Facet.LEVEL or draft.unit != level.unit:
        return
    if draft.parent is None and _is_part(reading, draft, level):
        draft.parent, draft.role = level, Role.PART
        draft.because("parent", "en.parts", reading.text[level.end : draft.start])
    if draft.parent is level and draft.indicator is None:
        _share_indicator(draft, level, "parts")


def _is_part(reading: Reading, draft: Draft, level: Draft) -> bool:
    if abs(draft.value) > abs(level.value):
        return False
    before = reading.text[level.end : draft.start].lower()
    behind = reading.text[draft.end : draft.end + 24].lower()
    shared = draft.mention.unit_source is UnitSource.SHARED
    return shared or pattern("of_them").match(behind) is not None or ":" in before


def _share_indicator(draft: Draft, level: Draft, rule: str) -> None:
    draft.indicator = level.indicator
    if level.indicator is not None:
        draft.because("indicator", f"en.{rule}", level.subject)
