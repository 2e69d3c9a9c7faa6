"""The document model that every renderer reads: blocks of inlines, numbers only as atoms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words without a number of the subject; `url` leaves the document, `anchor` stays in it."""

    text: str
    url: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A number on the page. `label` (F3, C1) names its entry in `Briefing.numbers`."""

    text: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Marks of the sources of what stands before it, numbers into `Briefing.sources`."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at the foot of the page."""

    inlines: tuple["Inline", ...]


Inline = Text | Atom | Reference | Footnote
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the first below the title. Its number is part of the text."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; `kind` names its looks: body, point, lead, note, closing, attachment."""

    inlines: Inlines
    kind: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `anchor` is the place in the document that links can name."""

    inlines: Inlines = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption above, the unit of its numbers beside it, its note below.

    `widths` are shares of the line, `aligns` one per column; a text of one line feed in a
    header breaks the line. `SourceText` is the smaller type of annexes.
    """

    number: int
    caption: str
    unit: str = ""
    header: tuple[Inlines, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    note: Inlines = ()
    style: Literal["TableText", "SourceText"] = "TableText"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a chart: name, value in the chart's unit, atom; `strong` sets it off."""

    name: str
    value: Fraction
    atom: Atom
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of one series; `kind` is bar (lengths compare) or line (periods in order)."""

    number: int
    caption: str
    unit: str
    kind: Literal["bar", "line"]
    points: tuple[Point, ...]
    note: Inlines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What a person must write: an empty place that cannot be overlooked."""

    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, if anybody, and the date below; `sealed` leaves room for a stamp on both."""

    name: str
    day: str
    sealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex on a page of its own."""

    label: str
    title: str
    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Table | Chart | Slot | Signature | Annex


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited document. `url` is its own address, `row` where Datasette shows it."""

    number: int
    uid: str
    title: str
    outlet: str
    published: date | None
    url: str | None
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What stands behind an atom: a row of the database, or a calculation over such rows.

    `texts` are all the ways in which the page prints it. `quote` is in the document at
    `start` to `end`; `words` are the quote with its neighbours. A calculation has
    `expression` and `inputs` (labels) instead, and its exact interval.
    """

    label: str
    texts: tuple[str, ...]
    value: Decimal | None = None
    figure: str | None = None
    source: int | None = None
    quote: str = ""
    words: str = ""
    place: str = ""
    row: str | None = None
    tooltip: str = ""
    expression: str = ""
    inputs: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def anchor(self) -> str:
        """Where the annex explains it."""
        return f"{'calc' if self.figure is None else 'fig'}_{self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A finished briefing, not yet in any format.

    `parameters` are the arguments it was made with; `cautions` the labels of figures that
    are disputed or known only from a digest, with the reason; `comments` of a review copy
    are (label, words), shown beside the number.
    """

    type: str
    lang: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    numbers: tuple[Number, ...]
    sources: tuple[Source, ...]
    as_of: date
    parameters: dict[str, str] = field(default_factory=dict)
    cautions: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()

    def number(self, label: str) -> Number:
        """Return what stands behind an atom."""
        return next(number for number in self.numbers if number.label == label)

    def source(self, number: int) -> Source:
        """Return the source with a citation number."""
        return self.sources[number - 1]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block in reading order, those inside an annex too."""
    for block in blocks:
        yield block
        if isinstance(block, Annex):
            yield from walk(block.blocks)


def inlines_of(block: Block) -> Iterator[Inline]:
    """Yield the inlines of one block, those of its footnotes after the note itself."""
    match block:
        case Paragraph():
            yield from _flat(block.inlines)
        case Table():
            for cell in block.header:
                yield from _flat(cell)
            for row in block.rows:
                for each in row:
                    yield from _flat(each.inlines)
            yield from _flat(block.note)
        case Chart():
            yield from (point.atom for point in block.points)
            yield from _flat(block.note)


def _flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Footnote):
            yield from _flat(inline.inlines)


def plain(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines without marks and notes."""
    return "".join(each.text for each in inlines if isinstance(each, Text | Atom))
