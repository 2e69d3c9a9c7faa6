"""The words of the pages in Chinese and English, and which of the two a reader gets."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = ("zh", "en")
COOKIE = "gongbao_lang"


def choose_language(
    asked: str | None, remembered: str | None, accepted: str, default: str | None
) -> str:
    """Return zh or en: as asked for, else as remembered, else as configured, else as the browser says.

    >>> choose_language(None, None, "en-GB,en;q=0.9,zh;q=0.8", None)
    'en'
    """
    for choice in (asked, remembered, default):
        if choice in LANGUAGES:
            return choice
    for part in accepted.split(","):
        language = part.partition(";")[0].strip()[:2].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the page words of a language by their key."""
    table: dict[str, dict[str, str]] = yaml.safe_load(
        (files("corpus") / "web" / "words.yml").read_text(encoding="utf8")
    )
    return {key: entry[language] for key, entry in table.items()}
