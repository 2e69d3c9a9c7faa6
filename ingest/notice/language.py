"""Language and script of a text, by its letters alone: nothing else is in these documents."""

import re
from functools import cache

from ingest.characters import traditional_pairs

# Runs, not characters: a list of every character costs more than all else that is asked of it.
HAN = re.compile(r"[㐀-鿿豈-﫿]+")
LATIN = re.compile(r"[A-Za-z]+")
# A Chinese text with many names of firms is still Chinese: one Han counts like a word.
LETTERS_PER_WORD = 5
SAMPLE_LENGTH = 4000


def language(text: str) -> str | None:
    """Return zh or en; None where there are no letters to tell by.

    >>> language("发放劳务报酬24.36亿元"), language("Core Viewpoint"), language("2024")
    ('zh', 'en', None)
    """
    sample = text[:: len(text) // SAMPLE_LENGTH + 1]  # every so many characters, of all parts
    han, words = _letters(HAN, sample), _letters(LATIN, sample) / LETTERS_PER_WORD
    if not han and not words:
        return None
    return "zh" if han >= words else "en"


def _letters(kind: re.Pattern[str], text: str) -> int:
    return sum(map(len, kind.findall(text)))


def script(text: str) -> str | None:
    """Return Hans, Hant or Latn, as in ISO 15924.

    >>> script("發放勞務報酬"), script("发放劳务报酬"), script("yuan")
    ('Hant', 'Hans', 'Latn')
    """
    if language(text) != "zh":
        return "Latn" if LATIN.search(text) else None
    traditional, simplified = _sides()
    sample = text[:SAMPLE_LENGTH]
    olds, news = len(traditional.findall(sample)), len(simplified.findall(sample))
    return "Hant" if olds > news else "Hans"


@cache
def _sides() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of the characters that are only traditional, and of those only simplified."""
    pairs = [pair for pair in traditional_pairs() if pair[0] != pair[1]]
    olds, news = frozenset(p[0] for p in pairs), frozenset(p[1] for p in pairs)
    # A class with one character beyond the first plane is searched one by one (CPython).
    sides = ({c for c in side if c <= "\uffff"} for side in (olds - news, news - olds))
    old, new = ("".join(sorted(side)) for side in sides)
    return re.compile(f"[{old}]"), re.compile(f"[{new}]")
