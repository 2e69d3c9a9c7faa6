"""Words of time with a fixed reading, from periods.yml."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    text = (files("extract.periods") / "periods.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def relative_years() -> dict[str, int]:
    """Years by reference in Chinese: 去年 -> -1."""
    return dict(_data()["relative_years"]["zh"])


@cache
def eras() -> dict[str, date]:
    """Names of events that eras are counted from, and their days: 党的十八大 -> 2012-11-08."""
    return dict(_data()["eras"]["zh"])


@cache
def basis_words() -> dict[str, tuple[str, ...]]:
    """Words before a time that something is compared with, by what must follow the time."""
    return {kind: tuple(words) for kind, words in _data()["basis_before"]["zh"].items()}


@cache
def budget_words() -> dict[str, list[str]]:
    """First and last words of a noun phrase that makes a year a budget's."""
    return dict(_data()["budget"]["zh"])


@cache
def name_words() -> dict[str, list[str]]:
    """Last words of a name that a year may begin, and words that begin no name."""
    return dict(_data()["names"]["zh"])


@cache
def plan_words() -> tuple[str, ...]:
    """Words of intention beside 全年: the year that comes, not the one that is over."""
    return tuple(_data()["plans"]["zh"])


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Holidays by name: the day (month and day) and the days off by year."""
    return dict(_data()["holidays"]["zh"])


@cache
def relative_years_en() -> dict[str, int]:
    """Years by reference in English: last year -> -1."""
    return dict(_data()["relative_years"]["en"])


@cache
def eras_en() -> dict[str, date]:
    """Events that eras are counted from in English text, in lower case."""
    return dict(_data()["eras"]["en"])


@cache
def comparison_words_en() -> tuple[str, ...]:
    """Words before a time that something is compared with in English."""
    return tuple(_data()["basis_before"]["en"])
