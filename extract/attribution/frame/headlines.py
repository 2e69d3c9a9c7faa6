"""The lines that head an item of news: what they count is told in full by the text below."""

from collections.abc import Sequence

from extract.attribution.drafts import Draft
from extract.attribution.facets.decide import CHANGES

# How many figures below a headline may tell what it counts.
BELOW = 12
# Rules that decide without words of the headline itself.
UNSAID = frozenset({"document.published", "unknown", "zh.paragraph", "zh.season"})
UNPLACED = frozenset({"zh.paragraph", "zh.abroad.paragraph", "document"})


def set_headlines(drafts: Sequence[Draft]) -> None:
    """Give the figures of headlines the time and the place of the figure that repeats them."""
    for index, draft in enumerate(drafts):
        if draft.is_headline:
            told = next((d for d in drafts[index + 1 : index + BELOW] if _tells(d, draft)), None)
            if told is not None:
                _take(draft, told)


def _tells(below: Draft, headline: Draft) -> bool:
    same = below.value == headline.value and below.unit == headline.unit
    same_sort = (below.facet in CHANGES) == (headline.facet in CHANGES)
    return same and same_sort and not below.is_headline


def _take(headline: Draft, told: Draft) -> None:
    if headline.period_rule in UNSAID:
        headline.period_start, headline.period_end = told.period_start, told.period_end
        headline.because("period", "headline", told.subject)
        headline.status = told.status
        headline.because("status", "headline", told.subject)
    if headline.region_rule in UNPLACED:
        headline.region_code, headline.region_name = told.region_code, told.region_name
        headline.because("region", "headline", told.subject)
