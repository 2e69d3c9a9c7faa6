"""The table of units: which words may follow a number, and the canonical code each gives.

The words lie in units.yml; this module reads them once and finds the longest one at a
position of a text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .words import WordTable


class UnitKind(StrEnum):
    """What sort of word a unit is: 公里 measure, 座 counter, 元 currency."""

    MEASURE = "measure"
    COUNTER = "counter"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A way of writing a unit: its code, and the factor that leads to the canonical unit."""

    code: str
    kind: UnitKind
    factor: Decimal = Decimal(1)


def chinese_units() -> WordTable[Unit]:
    """Return the units as written in Chinese, in simplified characters."""
    return _tables()["zh"]


def english_units() -> WordTable[Unit]:
    """Return the units as written in English, in lower case where case does not matter."""
    return _tables()["en"]


def currency_marks() -> WordTable[Unit]:
    """Return the marks that stand before an amount: 人民币, RMB, US$, ¥."""
    return _tables()["before"]


@cache
def _data() -> dict[str, Any]:
    text = (files("extract.numbers") / "units.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def _tables() -> Mapping[str, WordTable[Unit]]:
    data = _data()
    unless = data["unless"]
    chinese = list(_entries(data["measures"], UnitKind.MEASURE, "zh"))
    chinese += [(w, Unit(code=w, kind=UnitKind.COUNTER)) for w in data["counters"]]
    chinese += _entries(data["currencies"], UnitKind.CURRENCY, "zh")
    english = list(_entries(data["measures"], UnitKind.MEASURE, "en"))
    english += _entries(data["currencies"], UnitKind.CURRENCY, "en")
    before = _entries(data["currencies"], UnitKind.CURRENCY, "before")
    return {
        "zh": WordTable(chinese, unless=unless),
        "en": WordTable([(_lower(word), unit) for word, unit in english]),
        "before": WordTable(before),
    }


def _lower(word: str) -> str:
    """Symbols keep their case (MW is not mW); words do not."""
    return word if len(word) < 4 and not word.islower() else word.lower()


def _entries(
    rows: Iterable[dict[str, Any]], kind: UnitKind, key: str
) -> Iterator[tuple[str, Unit]]:
    for row in rows:
        unit = Unit(code=row["code"], kind=kind, factor=Decimal(row.get("factor", "1")))
        for word in row.get(key, ()):
            yield word, unit
