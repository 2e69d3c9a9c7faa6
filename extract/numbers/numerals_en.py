"""English number words become exact values: twenty-five, one hundred and twenty, two thirds.

`read_words` takes the words alone, in lower case; finding them in running text is `numbers_en`.
"""

import re
from decimal import Decimal
from fractions import Fraction

from .number_words_en import number_words

# bn, mln and the like have no ordinal.
LONGEST_SHORT = 3

_WORDS = number_words()
ONES = {word: value for value, word in enumerate(_WORDS["ones"])} | _WORDS["others"]
TENS = {w: 10 * n for n, w in enumerate(_WORDS["tens"], start=2)} | _WORDS["tens_otherwise"]
DOZEN: dict[str, int] = _WORDS["dozens"]
SCALES: dict[str, int] = _WORDS["scales"]
_ORDINALS: dict[str, int] = (
    {word: value for value, word in enumerate(_WORDS["ordinals"], start=1)}
    | {word: 10 * value for value, word in enumerate(_WORDS["tens_ordinals"], start=2)}
    | {f"{scale}th": 10**power for scale, power in SCALES.items() if len(scale) > LONGEST_SHORT}
    | _WORDS["parts"]
)
# first and second are denominators only behind tens: three twenty-firsts.
DENOMINATORS = {w: v for w, v in _ORDINALS.items() if w not in ("first", "second")}
_PARTS = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


def read_words(text: str) -> Fraction | None:
    """Return the value of number words, or None where they are not well formed.

    Digits may stand among them (3 hundred and 21). Exact: two thirds stays a fraction.

    >>> read_words("one hundred and twenty"), read_words("two thirds"), read_words("five point five")
    (Fraction(120, 1), Fraction(2, 3), Fraction(11, 2))
    """
    words = _PARTS.findall(text.replace(",", ""))
    if "point" in words:
        return _read_point(words)
    singular = [_singular(word) for word in words]
    if singular and singular[-1] in _ORDINALS and len(singular) > 1:
        return _read_fraction(singular)
    for at, word in enumerate(singular):
        if word in DENOMINATORS and at + 1 < len(singular):
            return _fraction_of_scale(singular, at)
    return _read_whole(singular)


def _singular(word: str) -> str:
    bare = "half" if word == "halves" else word.removesuffix("s")
    return bare if bare in _ORDINALS or bare in SCALES else word


def _read_whole(words: list[str]) -> Fraction | None:
    """Add up hundreds within thousands within millions; None for two numbers side by side."""
    total = section = Fraction(0)
    room: Fraction | int = 10**30  # what the next word must stay below to be part of this number
    for at, word in enumerate(words):
        if word == "and":
            if at == 0 or words[at - 1] not in SCALES:
                return None
            continue
        scale = _scale(word)
        if scale is None:
            value = _small(word)
            if value is None or value >= room or (value == 0 and at):
                return None
            section, room = section + value, 10 if word in TENS else 0
        else:
            section = (section or Fraction(1)) * scale
            room = 100 if scale == 100 else scale
            if scale > 100:
                total, section = total + section, Fraction(0)
    return total + section if words else None


def _scale(word: str) -> int | None:
    exponent = SCALES.get(word)
    return DOZEN.get(word) if exponent is None else int(10**exponent)


def _small(word: str) -> Fraction | None:
    if word[0].isdigit():
        return Fraction(word)
    if word in ONES:
        return Fraction(ONES[word])
    return Fraction(TENS[word]) if word in TENS else None


def _read_fraction(words: list[str]) -> Fraction | None:
    """Read words that end in a denominator, with a whole number before them or not."""
    below = _ORDINALS[words[-1]]
    above = words[:-1]
    if len(above) > 1 and above[-1] in TENS and below < 10 and "and" not in above:
        below, above = below + TENS[above[-1]], above[:-1]
    if below < 3 and words[-1] in ("first", "second"):
        return None
    if "and" not in above:
        value = _read_whole(above)
        return None if value is None else value / below
    at = len(above) - 1 - above[::-1].index("and")
    whole, part = _read_whole(above[:at]), _read_whole(above[at + 1 :])
    if whole is None or part is None:
        return None
    if part >= below:
        return (whole + part) / below
    return whole + part / below * _scale_of(above[:at])


def _scale_of(words: list[str]) -> int:
    """3 million and a half is 3.5 million, one hundred and a half is 100.5."""
    exponent = SCALES.get(words[-1], 0)
    return int(10**exponent) if exponent > 3 else 1


def _fraction_of_scale(words: list[str], at: int) -> Fraction | None:
    """Read three quarters million, half a million, two thirds of a million, 2bn and a quarter million."""
    rest = [word for word in words[at + 1 :] if word not in ("of", "a", "an")]
    scale = _read_whole(rest)
    if scale is None or not rest or rest[0] not in SCALES:
        return None
    head = words[:at]
    if "and" in head:
        split = len(head) - 1 - head[::-1].index("and")
        whole, part = _read_whole(head[:split]), _read_whole(head[split + 1 :])
        if whole is None or part is None:
            return None
        return whole + part / _ORDINALS[words[at]] * scale
    part = _read_whole(head) if head else Fraction(1)
    return None if part is None else part / _ORDINALS[words[at]] * scale


def _read_point(words: list[str]) -> Fraction | None:
    at = words.index("point")
    whole = _read_whole(words[:at]) if at else Fraction(0)
    scales = [word for word in words[at + 1 :] if word in SCALES]
    digits = "".join(
        word if word[0].isdigit() else str(ONES.get(word, TENS.get(word, "")))
        for word in words[at + 1 :]
        if word not in SCALES
    )
    if whole is None or not digits:
        return None
    value = whole + Fraction(f"0.{digits}")
    for scale in scales:
        value *= 10 ** SCALES[scale]
    return value


def as_decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal: exact where it ends, else 28 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)
