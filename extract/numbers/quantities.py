"""Every number expression of a text, with value, unit and comparator: the number layer.

`find_quantities` is public: it gives `Quantity`, values as written (no sign of change) in the
canonical unit. `find_mentions` gives the same expressions as `QuantityMention`, which also
tells the parts: number, unit word, scale, where the unit was read, implied bound. Neither
decides what is a figure; both take any string, run in linear time and never raise.
"""

import re

from extract.figure import Quantity
from ingest import fold

from .counted import MAY_CHANGE, with_counted_noun
from .mention import QuantityMention
from .quantities_en import find_english
from .quantities_zh import find_chinese
from .series import join_ranges, share_modifiers


def find_quantities(text: str, lang: str = "zh") -> list[Quantity]:
    """Return the number expressions of a text, in order, bare numbers too.

    `lang` (zh or en) chooses the main grammar; expressions of the other are found as well.

    >>> [(q.value, q.unit, q.comparator.value) for q in find_quantities("吸纳20余万人，发放24.36亿元")]
    [(Decimal('200000'), 'person', 'more_than'), (Decimal('2436000000'), 'CNY', 'eq')]
    """
    return [mention.quantity() for mention in find_mentions(text, lang)]


def find_mentions(text: str, lang: str = "zh") -> list[QuantityMention]:
    """Return the number expressions of a text with their parts, sorted, not overlapping."""
    return find_folded_mentions(fold(text), lang)


def find_folded_mentions(folded: str, lang: str = "zh") -> list[QuantityMention]:
    """Return the same for text that `ingest.fold` has made uniform already."""
    if lang == "en":
        found = join_ranges(folded, find_english(folded), "en")
        return _merge(found, _chinese(folded)) if _HAN.search(folded) else found
    found = _chinese(folded)
    if _LATIN.search(folded) and any(word in folded for word in _ENGLISH):
        return _merge(found, join_ranges(folded, find_english(folded), "en"))
    return found


# What must stand in a Chinese text for the English grammar to be tried; plain searches are fast.
_ENGLISH = ("illion", "ercent", " per cent", "yuan", "dollar", "hundred", "thousand", "bn ", "mln")
_LATIN = re.compile("[a-z]")
_HAN = re.compile("[\u4e00-\u9fff]")


def _chinese(folded: str) -> list[QuantityMention]:
    mentions = share_modifiers(folded, join_ranges(folded, find_chinese(folded), "zh"))
    return [
        with_counted_noun(folded, mention) if mention.unit in MAY_CHANGE else mention
        for mention in mentions
    ]


def _merge(main: list[QuantityMention], other: list[QuantityMention]) -> list[QuantityMention]:
    """Return both readings in order; where they overlap the longer wins, else the main grammar."""
    ranked = sorted(
        [(m.unit is None, m.start - m.end, 0, m) for m in main]
        + [(m.unit is None, m.start - m.end, 1, m) for m in other],
        key=lambda row: (row[3].start, row[:3]),
    )
    kept: list[QuantityMention] = []
    for _, _, _, mention in ranked:
        if kept and mention.start < kept[-1].end:
            if _rank(mention) > _rank(kept[-1]) and (
                len(kept) < 2 or mention.start >= kept[-2].end
            ):
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _rank(mention: QuantityMention) -> tuple[bool, int]:
    return mention.unit is not None, mention.end - mention.start
