"""The English number words of number_words_en.yml, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def number_words() -> dict[str, Any]:
    """Return the lists and tables of words by their names.

    >>> number_words()["ones"][12], number_words()["ordinals"][0], number_words()["scales"]["bn"]
    ('twelve', 'first', 9)
    """
    text = (files("extract.numbers") / "number_words_en.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
