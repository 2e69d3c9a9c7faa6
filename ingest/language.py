"""Language and script of a text, by its letters alone: nothing else is in these documents."""

import re
from functools import cache

from .characters import traditional_pairs

HAN = re.compile(r"[㐀-鿿豈-﫿]")
LATIN = re.compile(r"[A-Za-z]")
# A Chinese text with many names of firms is still Chinese: one Han counts like a word.
LETTERS_PER_WORD = 5


def language(text: str) -> str | None:
    """Return zh or en; None where there are no letters to tell by.

    >>> language("发放劳务报酬24.36亿元"), language("Core Viewpoint"), language("2024")
    ('zh', 'en', None)
    """
    han, words = len(HAN.findall(text)), len(LATIN.findall(text)) / LETTERS_PER_WORD
    if not han and not words:
        return None
    return "zh" if han >= words else "en"


def script(text: str) -> str | None:
    """Return Hans, Hant or Latn, as in ISO 15924.

    >>> script("發放勞務報酬"), script("发放劳务报酬"), script("yuan")
    ('Hant', 'Hans', 'Latn')
    """
    if language(text) != "zh":
        return "Latn" if LATIN.search(text) else None
    traditional, simplified = _sides()
    olds = sum(char in traditional for char in text)
    return "Hant" if olds > sum(char in simplified for char in text) else "Hans"


@cache
def _sides() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that are only traditional, and those that are only simplified."""
    pairs = [pair for pair in traditional_pairs() if pair[0] != pair[1]]
    olds, news = frozenset(p[0] for p in pairs), frozenset(p[1] for p in pairs)
    return olds - news, news - olds
