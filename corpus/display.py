"""A value as a Chinese reader wants it in a table: 24.36 亿元, >20 万人, 41.3 %."""

from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from extract import Comparator, Figure

_SIGNS = {
    Comparator.MORE_THAN: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.LESS_THAN: "<",
    Comparator.AT_MOST: "≤",
    Comparator.NEARLY: "<≈",
    Comparator.APPROX: "≈",
}


def display(figure: Figure) -> str:
    """Return value and unit with the comparator as a sign, at the scale of 万 or 亿."""
    return display_of(figure.value, figure.value_high, figure.unit, figure.comparator)


def display_of(value: Decimal, high: Decimal | None, unit: str, comparator: Comparator) -> str:
    """Return what `display` returns, of the parts.

    >>> display_of(Decimal(2436000000), None, "CNY", Comparator.EQ)
    '24.36 亿元'
    """
    name, is_scaled = _units().get(unit, (unit, False))
    places, word = _scale(value) if is_scaled else (0, "")
    shown = _digits(value, places)
    if high is not None:
        shown = f"{shown}–{_digits(high, places)}"
    return f"{_SIGNS.get(comparator, '')}{shown} {word}{name}".rstrip()


def _scale(value: Decimal) -> tuple[int, str]:
    """Return the decimal places of the scale and its word."""
    size = abs(value)
    if size >= 100_000_000:
        return 8, "亿"
    return (4, "万") if size >= 10_000 else (0, "")


def _digits(number: Decimal, places: int) -> str:
    text = format(number.scaleb(-places) if places else number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _units() -> dict[str, tuple[str, bool]]:
    """Return the name of each unit and whether Chinese counts it by 万 and 亿."""
    data = yaml.safe_load((files("corpus") / "display.yml").read_text(encoding="utf8"))
    names: dict[str, str] = data["names"]
    return {unit: (name, unit in data["scaled"]) for unit, name in names.items()}
