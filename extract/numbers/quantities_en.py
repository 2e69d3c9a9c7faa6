"""English quantities: a number with its unit word or counted noun, and its comparator."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.figure import Comparator
from ingest import Span

from .comparators import comparators, stronger
from .mention import NumberKind, QuantityMention, UnitSource
from .nouns_en import counts_one, noun_after
from .numbers import Number
from .numbers_en import find_english_numbers
from .numerals import exact, multiply
from .units import Unit, UnitKind, currency_marks, english_units

_PER = re.compile(r"(?:\s?/\s?|\s(?:per|a|an|each)\s)(?P<per>[A-Za-z]+)")
_MONTH = re.compile(
    r"^[\s-]*(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)
_CURRENCY_NEAR = re.compile(r"\b(yuan|rmb|renminbi|dollars?|euros?)\b", re.IGNORECASE)
_OF_NEXT = re.compile(r"\s(?:than|or|\d|a\s|\$)")
_TO_NUMBER = re.compile(r"(?:\sto\s|\sor\s|-)(?:two|three|four|five|six|ten|\d)")
_LETTER_AMOUNT = re.compile(r"\d\s?[mMbB]$")


def find_english(text: str) -> Iterator[QuantityMention]:
    """Yield the quantities of a folded English text; ranges come later."""
    for number in find_english_numbers(text):
        mention = _complete(text, number)
        if mention is not None:
            yield mention


def _complete(text: str, number: Number) -> QuantityMention | None:
    start, comparator, mark = _read_before(text, number)
    number, unit, unit_start, end = _read_unit(text, number, mark)
    if mark is not None and (unit is None or unit.kind is UnitKind.CURRENCY):
        unit = unit if unit is not None and unit.code != "USD" else mark
    if unit is None and _is_calendar(text, number):
        number = number._replace(kind=NumberKind.CALENDAR)
        start, comparator = number.start, None
    after, end = _read_after(text, number, end)
    if unit is None and not _stands_alone(text, number):
        return None
    source = UnitSource.NONE if unit is None else UnitSource.WRITTEN
    per = _PER.match(text, end) if unit is not None else None
    mention = QuantityMention(
        start=start,
        end=end,
        number=Span(number.start, number.end),
        value=number.value,
        value_high=number.high,
        unit=None if unit is None else unit.code,
        comparator=Comparator.RANGE if number.high is not None else stronger(comparator, after),
        kind=number.kind,
        exponent=number.exponent,
        digits=number.digits,
        unit_span=Span(unit_start, unit_start if unit is None else max(unit_start, end)),
        unit_source=source,
        per=per["per"] if per else None,
        factor=Decimal(1) if unit is None else unit.factor,
    )
    return mention if unit is not None else _with_noun(text, mention)


def _read_before(text: str, number: Number) -> tuple[int, Comparator | None, Unit | None]:
    """Return where the expression starts, its comparator and its currency mark."""
    start, mark = number.start, None
    comparator: Comparator | None = None
    at = _back(text, start)
    marked = _mark_before(text, at)
    if marked is not None:
        mark, at = marked[0], _back(text, marked[1])
    lowered = text[max(0, at - 32) : at].lower()
    offset = at - len(lowered)
    for _ in range(2):
        found = comparators("en").before.before(lowered, len(lowered))
        if found is None or not _is_word_start(lowered, found[1]):
            break
        comparator = stronger(found[0], comparator)
        start = offset + found[1]
        lowered = lowered[: found[1]].rstrip()
    return start, comparator, mark


def _mark_before(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the currency mark that ends here, RMB or rmb, and where it starts."""
    left = text[max(0, at - 8) : at]
    hit = currency_marks().before(left, len(left)) or currency_marks().before(
        left.upper(), len(left)
    )
    if hit is None or not _is_word_start(text, at - len(left) + hit[1]):
        return None
    return hit[0], at - len(left) + hit[1]


def _back(text: str, at: int) -> int:
    while at and text[at - 1] == " ":
        at -= 1
    return at


def _is_word_start(text: str, at: int) -> bool:
    return at == 0 or not (text[at].isalpha() and text[at - 1].isalnum())


def _read_unit(
    text: str, number: Number, mark: Unit | None
) -> tuple[Number, Unit | None, int, int]:
    """Return the number (500m of money is millions), its unit and where the unit ends."""
    at = number.end
    start = at + 1 if text.startswith((" ", "-"), at) else at
    if number.kind is NumberKind.VAGUE and text.startswith(" of ", at):
        start = at + 4
    hit = _unit_at(text, start)
    if _LETTER_AMOUNT.search(text, max(0, number.start), number.end):
        return _letter_scale(text, number, mark, hit, start)
    if hit is None:
        return number, None, at, at
    unit, end = hit
    if unit.factor != 1:
        number = number._replace(value=multiply(number.value, unit.factor))
    return number, unit, start, end


def _unit_at(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the longest unit word at a position; words must end where they end in the text."""
    longest = text[start : start + 30]
    for candidate in (longest, longest.lower()):
        hit = english_units().at(candidate, 0)
        if hit is None:
            continue
        following = candidate[hit[1] : hit[1] + 1]
        last = candidate[hit[1] - 1]
        if not (last.isalnum() and (following.isalnum() or following == "_")):
            return hit[0], start + hit[1]
    return None


def _letter_scale(
    text: str, number: Number, mark: Unit | None, hit: tuple[Unit, int] | None, start: int
) -> tuple[Number, Unit | None, int, int]:
    """Decide what m and b behind digits are: million and billion with money, else metres."""
    if mark is not None or (hit is not None and hit[0].kind is UnitKind.CURRENCY):
        unit, end = hit if hit is not None else (None, number.end)
        return number, unit, start, end
    letter = text[number.end - 1]
    if letter == "m":
        unit = english_units()["m"]
        value = multiply(number.value, exact("1", -6))
        return number._replace(value=value, exponent=0), unit, number.end - 1, number.end
    return number, hit[0] if hit else None, start, hit[1] if hit else number.end


def _is_calendar(text: str, number: Number) -> bool:
    written = text[number.start : number.end]
    if _MONTH.match(text[number.end : number.end + 12]) and number.value <= 31:
        return True
    if len(written) == 4 and written.isdigit() and 1900 <= number.value <= 2100:
        return True
    left = text[max(0, number.start - 16) : number.start]
    return written.isdigit() and number.value <= 31 and bool(_MONTH_LEFT.search(left))


_MONTH_LEFT = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s$",
    re.IGNORECASE,
)


def _read_after(text: str, number: Number, end: int) -> tuple[Comparator | None, int]:
    at = end + 1 if text[end : end + 1] == " " else end
    lowered = text[at : at + 24].lower()
    hit = comparators("en").after.at(lowered, 0)
    if hit is None or lowered[hit[1] : hit[1] + 1].isalnum() or _OF_NEXT.match(lowered, hit[1]):
        return None, end
    return hit[0], at + hit[1]


def _stands_alone(text: str, number: Number) -> bool:
    written, following = text[number.start : number.end], text[number.end : number.end + 1]
    if written[-1].isdigit():
        return not (following.isalpha() and following.isascii()) or number.exponent > 0
    if written.lower() in ("one", "zero") and not _TO_NUMBER.match(text, number.end):
        return counts_one(text, number.start, number.end)
    return True


# The registered population was 2.56 million.
_PEOPLE_NEAR = re.compile(
    r"\b(population|workforce|labou?r force|enrol?lment)\b[^.;\d]{0,30}$", re.I
)


def _with_noun(text: str, mention: QuantityMention) -> QuantityMention:
    if mention.kind in (NumberKind.CALENDAR, NumberKind.FRACTION):
        return mention
    found = noun_after(text, mention.end)
    if found is not None:
        code, span = found
        return _replaced(mention, code, UnitSource.NOUN_RIGHT, span)
    if mention.unit_source is UnitSource.NONE and mention.comparator is Comparator.APPROX:
        hit = _unit_at(text, mention.end + 1)  # 800,000 or so bbl.
        if hit is not None and text[mention.end : mention.end + 1] == " ":
            return _replaced(
                mention, hit[0].code, UnitSource.NOUN_RIGHT, Span(mention.end + 1, hit[1])
            )
    people = _PEOPLE_NEAR.search(text, max(0, mention.start - 60), mention.start)
    if people is not None and mention.exponent >= 3:
        return _replaced(mention, "person", UnitSource.NOUN_LEFT, Span(*people.span(1)))
    if mention.exponent >= 6:
        near = _CURRENCY_NEAR.search(text, max(0, mention.start - 80), mention.start)
        hit = _unit_at(near[1], 0) if near else None
        if near and hit:
            return _replaced(mention, hit[0].code, UnitSource.NOUN_LEFT, Span(*near.span(1)))
    return mention


def _replaced(
    mention: QuantityMention, code: str, source: UnitSource, span: Span
) -> QuantityMention:
    return mention._replace(unit=code, unit_source=source, noun=span)
