"""The English words of attribution as patterns and lists, from english.yml."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of english.yml, over text in lower case."""
    return re.compile(_data()[name])


@cache
def words_of(name: str) -> Mapping[str, str]:
    """Return a list of words of english.yml, each with what it stands for."""
    words: dict[str, str] = _data()[name]
    return words


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a plain list of english.yml by its name."""
    return frozenset(_data()[name])


@cache
def stop_words() -> frozenset[str]:
    """Return the words that end a noun phrase."""
    return frozenset(_data()["stop"])


@cache
def change_before() -> re.Pattern[str]:
    """Return the pattern of a verb of change that ends the words before a figure."""
    data = _data()
    return re.compile(rf"\b({data['rise']}|{data['fall']})\b{data['between']}")


@cache
def _data() -> dict[str, Any]:
    text = (files("extract.english") / "english.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
