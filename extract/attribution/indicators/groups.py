"""Programmes that a figure belongs to, and the group of people it counts."""

import re
from functools import cache
from importlib.resources import files

import yaml

from extract.attribution.reading import Reading
from extract.entity_patterns import load_patterns

from .pattern_index import PatternIndex

PEOPLE = frozenset({"person", "person_time", "household", "post"})


def set_groups(reading: Reading, title: str) -> None:
    """Give every draft its programme and group, where the text names one.

    The programme is looked for in the sentence, then the passage, then the title; the
    group only in the clause, since the next one may count others.
    """
    if not reading.drafts:
        return
    paragraph = _first("programmes", reading.text) or _first("programmes", title)
    cached: tuple[int, str | None] = (-1, None)
    for draft in reading.drafts:
        if paragraph is not None:
            if cached[0] != draft.sentence:
                start, end = draft.sentence_start, draft.sentence_end
                cached = (draft.sentence, _first("programmes", reading.text[start:end]))
            draft.programme = cached[1] or paragraph
        if draft.unit in PEOPLE:
            draft.group = _first("groups", reading.text[draft.clause_start : draft.clause_end])


def _first(name: str, words: str) -> str | None:
    table = _tables()[name]
    for place in table.index.candidates(words):
        found, pattern = table.rows[place]
        if pattern.search(words):
            return found
    return None


class _Table:
    """Patterns in order, and which of them some words may hold."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        words = [(row["id"], _words(row["id"], row.get("also"))) for row in rows]
        self.rows = [(name, re.compile(one, re.IGNORECASE)) for name, one in words]
        self.index = PatternIndex([[one] for _, one in words], ignore_case=True)


def _words(name: str, also: str | None) -> str:
    """Return the names of a programme or group as one pattern, with what goes beyond names."""
    named = [one.pattern for one in load_patterns() if one.id == name]
    literal = [re.escape(words) for words in named if isinstance(words, str)]
    return "|".join([*sorted(literal, key=len, reverse=True), *([also] if also else [])])


@cache
def _tables() -> dict[str, _Table]:
    text = (files("extract.attribution.indicators") / "groups.yml").read_text(encoding="utf8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: _Table(data[name]) for name in ("programmes", "groups")}
