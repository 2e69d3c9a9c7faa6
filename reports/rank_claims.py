"""What a source says of a region's place, in the words that follow a figure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from corpus import Statement

from .facts import RankSaid

_CLAUSE = re.compile(r"[^，。；！？,;\n]+(?=[，。；！？,;.\n])")
_SENTENCE = re.compile(r"[。；！？\n]|\.\s")


@cache
def _claims() -> re.Pattern[str]:
    patterns = yaml.safe_load((files("reports") / "rank_claims.yml").read_text(encoding="utf8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def find_rank_claims(statements: Iterable[Statement]) -> Iterator[RankSaid]:
    """Yield for each statement what its source says of the region's place right after it.

    Only in the same sentence and before another digit: a claim behind the next figure is
    about that one. A clause that the stored context cuts off is left out.
    """
    for statement in statements:
        words = claim_after(statement.after)
        if words is not None:
            yield RankSaid(statement=statement, words=words)


def claim_after(after: str) -> str | None:
    """Return the clause that claims a place, from the text behind a figure.

    >>> claim_after("，位居全国前列；培训1万人")
    '位居全国前列'
    >>> claim_after("，培训1万人，位居全国前列。") is None
    True
    """
    end = _SENTENCE.search(after)
    for clause in _CLAUSE.finditer(after[: end.end()] if end else after):
        words = clause[0].strip()
        if _claims().search(words):
            return words
        if any(each.isdigit() for each in words):
            return None
    return None
