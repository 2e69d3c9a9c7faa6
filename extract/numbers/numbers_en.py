"""Finds the numbers of an English text: digits and words, with million, billion and bn."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .mention import NumberKind
from .numbers import Number
from .numerals import exact, significant_digits
from .numerals_en import DENOMINATORS, DOZEN, ONES, SCALES, TENS, as_decimal, read_words

_PLAIN = sorted(
    {*ONES, *TENS, *SCALES, *DOZEN}
    - {"a", "an", "mm", "mn", "mio", "bn", "bln", "tln", "trn", "mln", "doz", "dozs", "dozens"},
    key=len,
    reverse=True,
)
_SCALE_WORDS = sorted({*SCALES} - {"mm"}, key=len, reverse=True)
_PART = sorted(DENOMINATORS, key=len, reverse=True)
_WORD = "|".join(_PLAIN)
_FRACTION = "|".join(rf"{word}s?" for word in _PART) + "|halves|firsts"
_SCALE = "|".join(rf"{word}s?" for word in _SCALE_WORDS)
_JOIN = r"(?:\s*-\s*|\s+and\s+(?:an?\s+)?|\s+)"

_SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:\s*-\s*|\s+)(?:one|two|three|four|five|six|seven|eight|nine)"
    rf"|{'|'.join(sorted((*ONES, *TENS), key=len, reverse=True))})\b"
)
_SCALED = rf"(?:{_SCALE}|dozen)\b(?:{_JOIN}(?:{_SCALE})\b){{0,2}}"
_WHOLE = (
    rf"(?:(?:{_SMALL}){_JOIN})?{_SCALED}(?:{_JOIN}(?:{_SMALL}){_JOIN}{_SCALED}){{0,8}}"
    rf"(?:{_JOIN}(?:{_SMALL}))?|{_SMALL}"
)

# Words and digits are looked for first: the full pattern is slow where nothing can match.
_HINT = re.compile(r"[A-Za-z]+|(?:-\s?)?\.?[0-9]")
_FIRST_WORDS = frozenset(
    {*_PLAIN, *_PART, *(f"{word}s" for word in _PART), "a", "an", "half", "quarter", "minus"}
    | {"negative", "several", "many", "some", "tens", "hundreds", "thousands", "millions"}
    | {"billions", "trillions", "dozens", "scores"}
)
_START = re.compile(
    rf"""
    (?P<minus>(?<![\w.%)\]])-\s?(?=[\d.])|\b(?:minus|negative)[\s-])?
    (?:(?P<literal>
          (?<![\d,.])\d{{1,3}}(?:,\d{{3}})+(?!\d|,\d)(?:\.\d+)?
        | (?<![\d.,])\d{{1,3}}(?:\ \d{{3}}){{1,4}}(?:\.\d+)?(?![\d]|\ \d|[,.]\d)
        | (?<![\d.])\d+\.\d+(?!\.?\d)
        | \d+
        | (?<![\w.])\.\d+)
     |\b(?P<vague>(?:(?:several|many|some)\s)?(?:tens|hundreds|thousands|millions|billions|trillions|dozens|scores)
          (?:\sof\s(?:thousands|millions|billions|trillions))?)(?=\sof\b)
     |\b(?P<words>(?:{_WHOLE})(?:\s+point(?:[\s-]+(?:{_SMALL})){{1,12}})?
          (?:{_JOIN}(?:{_FRACTION})\b(?:\s+of\s+an?(?=\s+[mbt]))?(?:{_JOIN}(?:{_SCALE})\b)?)?
          (?:\s+and\s+(?:{_SMALL}){_JOIN}(?:{_FRACTION})\b(?:\s+(?:{_SCALE})\b)?)?
       | (?:half|quarter)(?:\s+an?)?{_JOIN}(?:{_SCALE})\b | half\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_LITERAL = re.compile(
    rf"(?:\s?-?\s?(?P<scale>(?:{_SCALE})|(?-i:MM|[kKMmBb]))(?![\w]))"
    rf"(?P<more>(?:\s+and)?\s+(?:an?\s+|one\s+)?(?:half|quarter|three\squarters)(?:\s+(?:million|billion))?\b|(?:\s+and)?(?:\s+(?:{_WORD})\b)+|(?<=undred)\s+and\s+\d{{1,2}}\b(?!\s(?:{_SCALE})))?",
    re.IGNORECASE,
)
_LETTER_SCALES = {"k": 3, "m": 6, "b": 9, "mm": 6}
_VAGUE = {
    "tens": 1,
    "dozens": 1,
    "scores": 1,
    "hundreds": 2,
    "thousands": 3,
    "millions": 6,
    "billions": 9,
    "trillions": 12,
}
_SLASH = re.compile(r"(?:\s{1,2}(?P<whole>\d+))?/(?P<below>\d{1,3})(?![\d/])")
# one out of three; 1 over 20 is read as a fraction only with one above: 20 over 2019 compares
_OUT_OF = re.compile(
    rf"\s+out\s+of\s+(?:every\s+)?(?P<out>(?:{_WORD})(?:[\s-](?:{_WORD}|{_SCALE}))*|\d{{1,4}})\b"
    rf"|(?<=\bone)\s+over\s+(?P<over>(?:{_WORD})(?:{_JOIN}(?:{_WORD}))*|\d{{1,3}})\b(?!\s[a-z])"
    rf"|(?<=\b1)\s+over\s+(?P<over_1>(?:{_WORD})(?:{_JOIN}(?:{_WORD}))*|\d{{1,3}})\b(?!\s[a-z])",
    re.IGNORECASE,
)


def find_english_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a folded text from left to right, in time linear in its length."""
    at = 0
    while hint := _HINT.search(text, at):
        at = hint.end()
        if hint[0].isalpha() and hint[0].lower() not in _FIRST_WORDS:
            continue
        match = _START.match(text, hint.start()) or _START.match(text, hint.end() - 1)
        number = None if match is None else _read(text, match)
        if number is None:
            at = at if match is None or not match["literal"] else match.end()
        else:
            number = _out_of(text, number)
            at = number.end
            yield number


def _out_of(text: str, number: Number) -> Number:
    """Read on where the number is the upper part of a fraction: two out of five."""
    if text[number.end : number.end + 2] not in (" o", "  ") or number.kind is NumberKind.VAGUE:
        return number
    found = _OUT_OF.match(text, number.end)
    below = (
        read_words((found["out"] or found["over"] or found["over_1"]).lower()) if found else None
    )
    if found is None or not below or (found["out"] and number.value >= below):
        return number
    value = number.value / as_decimal(below)
    return number._replace(end=found.end(), value=value, kind=NumberKind.FRACTION, exponent=0)


def _read(text: str, match: re.Match[str]) -> Number | None:
    if match["literal"]:
        return _read_literal(text, match)
    return _read_vague(match) if match["vague"] else _read_word_run(text, match)


def _read_literal(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    before = text[start - 1] if start else " "
    if before.isascii() and (before.isalpha() or before == "_"):
        return None
    written = match["literal"].replace(",", "").replace(" ", "")
    sign = "-" if match["minus"] else ""
    scale = _AFTER_LITERAL.match(text, end)
    if scale is not None:
        return _scaled(match, scale, sign, written)
    slash = _SLASH.match(text, end)
    if slash is not None:
        return _slashed(match, slash, sign)
    return Number(start, end, Decimal(sign + written), digits=significant_digits(written))


def _scaled(match: re.Match[str], scale: re.Match[str], sign: str, written: str) -> Number:
    word = (
        scale["scale"].lower().removesuffix("s")
        if len(scale["scale"]) > 2
        else scale["scale"].lower()
    )
    exponent = SCALES.get(word, _LETTER_SCALES.get(word, 0))
    digits, kind = significant_digits(written), NumberKind.PLAIN
    if scale["more"]:
        value = read_words(f"{written} {word}{scale['more'].lower()}")
        if value is not None:
            return Number(
                match.start(),
                scale.end(),
                exact(f"{sign}{as_decimal(value):f}"),
                None,
                exponent,
                digits,
            )
    return Number(
        match.start(),
        scale.end("scale"),
        exact(sign + written, exponent),
        None,
        exponent,
        digits,
        False,
        kind,
    )


def _slashed(match: re.Match[str], slash: re.Match[str], sign: str) -> Number:
    below = Decimal(slash["below"])
    plain = Number(
        match.start(),
        match.end(),
        Decimal(sign + match["literal"].replace(",", "").replace(" ", "")),
    )
    above, whole = plain.value, Decimal(0)
    if slash["whole"]:
        whole, above = plain.value, Decimal(slash["whole"])
    if not below or below > 100 or (slash["whole"] and above >= below * 2):
        return plain
    return plain._replace(end=slash.end(), value=whole + above / below, kind=NumberKind.FRACTION)


def _read_vague(match: re.Match[str]) -> Number:
    words = match["vague"].lower().split()
    exponent = sum(_VAGUE[word] for word in words if word in _VAGUE)
    return Number(
        match.start("vague"),
        match.end(),
        exact("2", exponent),
        exact(str(10 ** (exponent + 1) - 1)),
        kind=NumberKind.VAGUE,
    )


def _read_word_run(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    written = match["words"].lower()
    value = read_words(written)
    while value is None and re.search(_JOIN, written):
        written = re.sub(rf"{_JOIN}\S+$", "", written)
        shorter = re.sub(r"[\s-]+(?:and)?\s*$", "", written)
        if shorter == written and not re.search(_JOIN, written):
            break
        written, end = shorter, match.start("words") + len(shorter)
        value = read_words(written)
    if value is None or written in ("a", "an"):
        return None
    fraction: bool = value.denominator != 1 or any(
        w.rstrip("s") in DENOMINATORS for w in re.findall("[a-z]+", written)
    )
    if fraction and not _is_fraction(text, written, start, end):
        return None
    kind = NumberKind.FRACTION if fraction and value < 1 else NumberKind.PLAIN
    amount = as_decimal(value)
    digits = len(f"{amount:f}".replace(".", "").strip("0")) or 1
    return Number(
        start,
        end,
        -amount if match["minus"] else amount,
        None,
        _exponent(written),
        min(digits, 28),
        False,
        kind,
    )


def _exponent(written: str) -> int:
    last = re.split(r"[\s-]+", written)[-1].removesuffix("s")
    return SCALES.get(last, 0)


def _is_fraction(text: str, written: str, start: int, end: int) -> bool:
    """The third quarter and a third party are no fractions; a third of, two thirds are."""
    words: list[str] = re.findall("[a-z]+", written)
    if len(words) == 1:
        return words[0] == "half"
    if words[0] in ("a", "an") and len(words) == 2 and words[1] not in ("half", "quarter"):
        return text.startswith(" of", end) or text[end : end + 1] in ("", ".", ",", ";")
    return (
        not re.search(
            r"\b(?:first|the|last|second|next)\s$", text[max(0, start - 8) : start].lower()
        )
        or len(words) > 2
    )
