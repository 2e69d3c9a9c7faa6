"""Every number expression of a text, with value, unit and comparator: the number layer.

`find_quantities` is public: it gives `Quantity`, values as written (no sign of change) in the
canonical unit. `find_mentions` gives the same expressions as `QuantityMention`, which also
tells the parts: number, unit word, scale, where the unit was read, implied bound. Neither
decides what is a figure; both take any string, run in linear time and never raise.
"""

from ingest import fold

from .counted import with_counted_noun
from .figure import Quantity
from .mention import QuantityMention
from .quantities_zh import find_chinese
from .series import join_ranges


def find_quantities(text: str, lang: str = "zh") -> list[Quantity]:
    """Return the number expressions of a text, in order, bare numbers too.

    `lang` (zh or en) chooses the main grammar; expressions of the other are found as well.

    >>> [(q.value, q.unit, q.comparator.value) for q in find_quantities("吸纳20余万人，发放24.36亿元")]
    [(Decimal('200000'), 'person', 'more_than'), (Decimal('2436000000'), 'CNY', 'eq')]
    """
    return [mention.quantity() for mention in find_mentions(text, lang)]


def find_mentions(text: str, lang: str = "zh") -> list[QuantityMention]:
    """Return the number expressions of a text with their parts, sorted, not overlapping."""
    folded = fold(text)
    mentions = join_ranges(folded, find_chinese(folded))
    return [with_counted_noun(folded, mention) for mention in mentions]
