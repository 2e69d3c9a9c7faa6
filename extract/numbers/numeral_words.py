"""Words with a numeral character that count nothing: 统一, 一起, 第三, 四川."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from .words import WordTable


def is_word(text: str, start: int) -> bool:
    """Return whether the Chinese numeral that starts here is only part of a word.

    >>> is_word("统一部署", 1), is_word("一起", 0), is_word("建成一所学校", 2)
    (True, True, False)
    """
    after, words = _known()
    if start and text[start - 1] in after[""]:
        return True
    character = text[start]
    if (
        start
        and text[start - 1] in after.get(character, ())
        and text[start + 1 : start + 2] != "百"
    ):
        return True
    return words.at(text, start) is not None


@cache
def _known() -> tuple[dict[str, frozenset[str]], WordTable[bool]]:
    text = (files("extract.numbers") / "numeral_words.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    after = {
        "" if character == "any" else character: frozenset(before)
        for character, before in data["after"].items()
    }
    return after, WordTable([(word, True) for word in data["words"]])
