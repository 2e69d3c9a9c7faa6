"""Words of time with a fixed reading, from periods.yml."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    text = (files("extract") / "periods.yml").read_text(encoding="utf8")
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
def basis_words() -> tuple[str, ...]:
    """Words directly before a time with which something is compared: 比, 较 …"""
    return tuple(_data()["basis_before"]["zh"])
