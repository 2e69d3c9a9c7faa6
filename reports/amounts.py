"""Values in words of a reader's language: 20余万人, 24.36亿元 · more than 200,000 people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml


class Scale(NamedTuple):
    """A power of ten with its name, to be shared by the numbers of a column or a chart."""

    word: str
    factor: Decimal


ONE = Scale("", Decimal(1))
# word, factor, decimals that may remain: 亿 takes four (一万元), 万 two (一百人); 万亿 two, for
# official papers write 744127亿元 and not 74.4127万亿元
_SCALES_ZH = (
    (Scale("万亿", Decimal(10) ** 12), 2),
    (Scale("亿", Decimal(10) ** 8), 4),
    (Scale("万", Decimal(10) ** 4), 2),
)
_SCALES_EN = (
    (Scale("trillion", Decimal(10) ** 12), 4),
    (Scale("billion", Decimal(10) ** 9), 4),
    (Scale("million", Decimal(10) ** 6), 4),
)
MONEY = {"CNY", "USD", "HKD", "EUR"}
IN_COLUMNS = 4  # decimals that a column may have, but for 万亿
SCALES = {"zh": _SCALES_ZH, "en": _SCALES_EN}
_RANGE = {"zh": "～", "en": " to "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A value to be printed; `words` is the text that it was read from, for its hedges."""

    value: Decimal
    high: Decimal | None = None
    unit: str
    comparator: str = "eq"
    words: str = ""


class UnitWords(NamedTuple):
    """How a unit is printed after one and after many, and whether 万 or million may precede."""

    one: str
    many: str
    joined: bool
    scaled: bool


def unit_words(unit: str, lang: str) -> UnitWords:
    """Return how to print a unit; an unknown one is a measure word, Chinese only.

    >>> unit_words("CNY", "zh").many, unit_words("座", "zh").many, unit_words("座", "en").many
    ('元', '座', '')
    """
    entry = _units().get(unit)
    if entry is None:
        word = unit if lang == "zh" else ""
        return UnitWords(word, word, lang == "zh", True)
    scaled = entry.get("scaled", True)
    if lang == "zh":
        return UnitWords(entry["zh"], entry["zh"], True, scaled)
    one, many = entry["en"]
    return UnitWords(one, many, entry.get("joined", False), scaled)


def in_words(amount: Amount, lang: str, scale: Scale | None = None) -> str:
    """Return the amount with its unit and its hedge, without a sign: 下降 tells that.

    `scale`: that of a number beside it, else the amount's own.

    >>> in_words(Amount(value=Decimal(205900), unit="person"), "zh")
    '20.59万人'
    >>> in_words(Amount(value=Decimal(200000), unit="person", comparator="more_than",
    ...                 words="20余万"), "zh")
    '20余万人'
    >>> in_words(Amount(value=Decimal(2436000000), unit="CNY"), "en")
    '2.436 billion yuan'
    """
    unit = unit_words(amount.unit, lang)
    scale = scale or own_scale(amount, lang)
    if amount.high is not None:
        # 60.0%～73.3% with both signs, 5万～8万元 with both scales (GB/T 15835)
        sign = unit.many if unit.joined and not unit.scaled else ""
        low, high = sorted(abs(each) for each in (amount.value, amount.high))
        first = _scaled(low, scale, lang, scaled=unit.scaled) + _scale_word(scale, lang) + sign
        second = _scaled(high, scale, lang, scaled=unit.scaled) + _scale_word(scale, lang)
        return f"{first}{_RANGE[lang]}{second}{_unit(unit, high)}"
    return _hedged(amount, scale, lang, with_unit=True)


def bare(amount: Amount, scale: Scale, lang: str) -> str:
    """Return the amount in a column's scale, unit left to the caption; decreases keep a minus."""
    sign = "−" if amount.value < 0 else ""
    if amount.high is not None:
        scaled = unit_words(amount.unit, lang).scaled
        values = (amount.value, amount.high)
        ends = [_scaled(abs(each), scale, lang, scaled=scaled) for each in values]
        return sign + _RANGE[lang].join(ends)
    return sign + _hedged(amount, scale, lang, with_unit=False)


def signed(amount: Amount, lang: str) -> str:
    """Return the amount in words, with a minus for a decrease: for a cell, where no verb tells.

    >>> signed(Amount(value=Decimal("-3.2"), unit="pct"), "zh")
    '−3.2%'
    """
    return ("−" if amount.value < 0 else "") + in_words(amount, lang)


def own_scale(amount: Amount, lang: str) -> Scale:
    """Return the largest scale that leaves few decimals.

    >>> own_scale(Amount(value=Decimal("748390000"), unit="person"), "zh").word
    '万'
    """
    if not unit_words(amount.unit, lang).scaled:
        return ONE
    values = [amount.value] if amount.high is None else [amount.value, amount.high]
    for scale, decimals in SCALES[lang]:
        # 7.4839亿元, but 74839万人
        most = decimals if lang == "en" or amount.unit in MONEY else 2
        if all(abs(v) >= scale.factor and _decimals(v / scale.factor) <= most for v in values):
            return scale
    return ONE


def shared_scale(amounts: Iterable[Amount], lang: str) -> Scale:
    """Return one scale for a column: the largest that the median of the values reaches.

    One that would leave many decimals only where no other does better.

    >>> shared_scale([Amount(value=Decimal(n), unit="CNY") for n in (9e7, 2e9, 3e9)], "zh").word
    '亿'
    """
    kept = list(amounts)
    sizes = sorted(abs(amount.value) for amount in kept)
    if not sizes or not all(unit_words(amount.unit, lang).scaled for amount in kept):
        return ONE
    middle = sizes[len(sizes) // 2]
    reached = [(scale, most) for scale, most in SCALES[lang] if middle >= scale.factor]
    for scale, decimals in reached:
        most = decimals if scale.word == "万亿" else IN_COLUMNS
        if all(_decimals(size / scale.factor) <= most for size in sizes):
            return scale
    return reached[0][0] if reached else ONE


def column_unit(unit: str, scale: Scale, lang: str) -> str:
    """Return what a caption says of the unit: 万人, million people.

    >>> column_unit("CNY", Scale("亿", Decimal(10) ** 8), "zh")
    '亿元'
    """
    words = unit_words(unit, lang)
    if lang == "zh":
        return f"{scale.word}{words.many}"
    return " ".join(word for word in (scale.word, words.many) if word)


def _hedged(amount: Amount, scale: Scale, lang: str, *, with_unit: bool) -> str:
    template = _template(amount, lang)
    unit = unit_words(amount.unit, lang)
    size = abs(amount.value)
    digits = _scaled(size, scale, lang, scaled=unit.scaled)
    tail = "余" if "{n:tail}" in template else ""
    named = _scale_word(scale, lang) if with_unit else ""
    # 20余万 but 18万余 and 1.1万余: the word follows the last digit that it makes vague
    is_round = digits.endswith("0") and "." not in digits
    number = digits + tail + named if is_round or not named else digits + named + tail
    number += _unit(unit, size) if with_unit else ""
    return template.replace("{n:tail}", "{n}").replace("{n}", number)


def _template(amount: Amount, lang: str) -> str:
    choices: list[dict[str, Any]] = _comparators()[lang].get(amount.comparator, [])
    for choice in choices:
        words = choice.get("words")
        if words is None or any(word in amount.words for word in words):
            template: str = choice["as"]
            return template
    return "{n}"


def _unit(unit: UnitWords, size: Decimal) -> str:
    word = unit.one if size == 1 else unit.many
    return word if unit.joined or not word else f" {word}"


def _scale_word(scale: Scale, lang: str) -> str:
    return scale.word if lang == "zh" or not scale.word else f" {scale.word}"


def _scaled(size: Decimal, scale: Scale, lang: str, *, scaled: bool) -> str:
    if scale.factor == 1:
        # the printed zeros of 5.0% are part of what the source says, those that come of
        # 14.22万 are not
        is_whole = scaled and size == size.to_integral_value()
        keeps = _exponent(size) < 0 and not is_whole
        return _digits(size if keeps else size.quantize(Decimal(1)), lang)
    return _digits((size / scale.factor).normalize(), lang)


def _digits(value: Decimal, lang: str) -> str:
    return f"{value:,f}" if lang == "en" else f"{value:f}"


def _decimals(value: Decimal) -> int:
    return max(-_exponent(value.normalize()), 0)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"no finite number: {value}")
    return exponent


@cache
def _units() -> Mapping[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = yaml.safe_load(
        (files("reports") / "units.yml").read_text(encoding="utf8")
    )
    return table


@cache
def _comparators() -> Mapping[str, dict[str, list[dict[str, Any]]]]:
    table: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
        (files("reports") / "comparators.yml").read_text(encoding="utf8")
    )
    return table
