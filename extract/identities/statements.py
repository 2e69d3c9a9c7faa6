"""The figures of a document as the identities see them: sentence by sentence, with their gaps."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extract.figure import Comparator, Facet, Figure, Role
from extract.intervals import Interval, interval_of, last_place
from ingest import Document, PassageKind, fold

from .check import Check, CheckKind, Term, check_of

SENTENCE_END = re.compile(r"[。！？\n]|\.\s")
# No gap between two figures of one identity is wider, so that work stays linear.
REACH = 120
# A number written with more zeros than this is rounded, whatever it counts.
ROUND = Decimal(100)
PRINTED = re.compile(r"\d[\d, ]*(?:\.\d+)?")
# They tell of one case, or stand in a headline that rounds.
PASSED_OVER = frozenset({Role.SPEC, Role.HEADLINE})


class Statements:
    """The figures of a document with the folded text between them.

    `sentences` are the positions of the figures of each sentence of the running text;
    a list in semicolons is one sentence. Figures in tables are not among them.
    """

    def __init__(self, document: Document, figures: Sequence[Figure]) -> None:
        self.figures = figures
        self.text = fold(document.text)
        tables = [p.no for p in document.passages if p.kind is PassageKind.TABLE and p.cells]
        self.in_tables = frozenset(tables)
        self.sentences = list(self._sentences())

    def _sentences(self) -> Iterator[tuple[int, ...]]:
        run: list[int] = []
        for position, figure in enumerate(self.figures):
            if figure.passage in self.in_tables or figure.role in PASSED_OVER:
                continue
            if run and self._is_apart(self.figures[run[-1]], figure):
                yield tuple(run)
                run = []
            run.append(position)
        if run:
            yield tuple(run)

    def _is_apart(self, one: Figure, other: Figure) -> bool:
        if one.passage != other.passage or other.start - one.end > 4 * REACH:
            return True
        return SENTENCE_END.search(self.text, one.end, other.start) is not None

    def left(self, position: int) -> str:
        """Return the words between a figure and the one before it, or the nearest of them."""
        start = self.figures[position].start
        before = self.figures[position - 1].end if position else 0
        return self.text[max(before, start - REACH) : start]

    def gap(self, one: int, other: int) -> str:
        """Return the words between two figures; a gap that is too wide ends early."""
        start, end = self.figures[one].end, self.figures[other].start
        return self.text[start : min(end, start + REACH)]

    def is_level(self, position: int) -> bool:
        """Say whether a figure is a plain amount: no change, no ratio, no range."""
        figure = self.figures[position]
        return figure.facet is Facet.LEVEL and figure.value_high is None and figure.value >= 0

    def term(self, position: int) -> Term:
        """Return a figure as a term."""
        figure = self.figures[position]
        return Term(Fraction(figure.value), _written(figure))

    def plain(self, position: int) -> Term:
        """Return a figure as a term by its digits alone, whatever bound its words make of it."""
        figure = self.figures[position]
        return Term(Fraction(figure.value), _rounded(figure))

    def check(
        self, kind: CheckKind, positions: Sequence[int], computed: Term | None, words: str
    ) -> Check | None:
        """Return the check of the first figure against a term of the others.

        `words` is a template: {0} is the quote of the first figure.
        """
        return self.check_of(kind, positions, (self.term(positions[0]), computed), words)

    def check_of(
        self,
        kind: CheckKind,
        positions: Sequence[int],
        terms: tuple[Term, Term | None],
        words: str,
    ) -> Check | None:
        """Return the check of a term that the first figure states against a computed one."""
        stated, computed = terms
        figures = [self.figures[position] for position in positions]
        if computed is None or any(figure.value_high is not None for figure in figures):
            return None
        shown = words.format(*(figure.quote for figure in figures))
        return check_of(kind, tuple(positions), figures[0], (stated, computed), shown)


def _written(figure: Figure) -> Interval:
    """Half a unit of the last written digit about a plain number; else what its words allow."""
    if figure.comparator is Comparator.EQ and figure.value_high is None:
        return _rounded(figure)
    return interval_of(figure)


def _rounded(figure: Figure) -> Interval:
    value, half = Fraction(figure.value), _place(figure) / 2
    return Interval(low=value - half, high=value + half)


def _place(figure: Figure) -> Fraction:
    """Return the size of the last written digit; 0 for things counted one by one."""
    place = last_place(figure.value, figure.quote)
    printed = PRINTED.search(fold(figure.quote))
    if printed is None or "." in printed[0]:
        return place
    digits = Decimal(re.sub(r"[, ]", "", printed[0]))
    scale = abs(Fraction(figure.value)) / Fraction(digits) if digits else place
    if scale > 1 or figure.unit in measured():
        return scale
    return place if digits % ROUND == 0 else Fraction(0)


@cache
def cues() -> dict[str, Any]:
    """Return the data of identities.yml."""
    text = (files("extract.identities") / "identities.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@cache
def cue(section: str, name: str | None = None) -> re.Pattern[str]:
    """Return a pattern of identities.yml."""
    words = cues()[section]
    return re.compile(words if name is None else words[name], re.IGNORECASE)


@cache
def measured() -> frozenset[str]:
    """Return the units whose whole numbers are roundings."""
    return frozenset(cues()["measured"])
