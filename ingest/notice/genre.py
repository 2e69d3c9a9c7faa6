"""What kind of document a text is, by its title: 通知, 统计公报, 政府工作报告, else news."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from ingest.characters import fold

NEWS = "新闻"


class Genre(NamedTuple):
    """`genre` is the 文种 or None, `kind` one of notice, bulletin, report, news, digest."""

    genre: str | None
    kind: str


def genre_of(title: str, *, is_notice: bool) -> Genre:
    """Return the genre of a title; `is_notice` says that the text has a document number.

    >>> genre_of("2024年国民经济和社会发展统计公报", is_notice=False).kind
    'bulletin'
    >>> genre_of("湖南推广以工代赈成效显著", is_notice=False)
    Genre(genre='新闻', kind='news')
    """
    folded = fold(title)
    for genre, pattern in _genres():
        if pattern.search(folded):
            return genre
    return Genre(None, "notice") if is_notice else Genre(NEWS, "news")


@cache
def _genres() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    rows = yaml.safe_load((files("ingest.notice") / "genres.yml").read_text(encoding="utf8"))
    return tuple((Genre(row["genre"], row["kind"]), re.compile(row["title"])) for row in rows)
