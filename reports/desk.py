"""What every type of briefing works with: the question, the ledger, the wording, the counters."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from corpus import Conflict, Corpus, Fact, Flag, RegionRow, Statement

from .blocks import Atom, Block, Cell, Heading, Inline, Inlines, Paragraph, Text
from .facts import ReportFact
from .holdings import Holdings, Question, gather
from .ledger import Ledger
from .links import Links
from .words.phrases import capital
from .words.saying import say
from .words.wording import Wording
from .words.wording_en import EnglishWording, short_name
from .words.wording_zh import ChineseWording

# A strict briefing rests on none of these.
UNSURE = frozenset({Flag.CONFLICT, Flag.DISAGREES, Flag.SEVERAL, Flag.UNIT_SLIP, Flag.DIGEST_ONLY})

WORDINGS: dict[str, type[Wording]] = {"zh": ChineseWording, "en": EnglishWording}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a type of briefing hands back; annex and signature are added for all of them."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    annexed: tuple[Block, ...] = ()


@dataclass(slots=True, kw_only=True)
class Desk:
    """One briefing in the making. Counts tables and charts; keeps every number and source.

    `tightness` is how often it was begun anew because it took too many pages.
    """

    corpus: Corpus
    question: Question
    lang: str
    links: Links
    signed: str | None = None
    sealed: bool = False
    cite: str = "refs"
    tightness: int = 0
    holdings: Holdings | None = None
    ledger: Ledger = field(init=False)
    wording: Wording = field(init=False)
    flags: dict[str, frozenset[Flag]] = field(init=False, default_factory=dict)
    conflicts: tuple[Conflict, ...] = field(init=False, default=())
    _counts: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.lang, self.links)
        self.wording = WORDINGS[self.lang](self.ledger)

    def next(self, kind: str) -> int:
        """Return the next number of a table or a chart."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def gather(self) -> Holdings:
        """Read what the corpus holds for the question."""
        held = self.holdings or gather(self.corpus, self.question)
        self.holdings, self.conflicts = held, held.conflicts
        self.note_flags((*held.own, *held.nation, *held.peers, *held.earlier))
        return held

    def tighter(self) -> "Desk":
        """Return the same desk with nothing on it, to say less."""
        return Desk(
            corpus=self.corpus,
            question=self.question,
            lang=self.lang,
            links=self.links,
            signed=self.signed,
            sealed=self.sealed,
            cite=self.cite,
            tightness=self.tightness + 1,
            holdings=self.holdings,
        )

    def most(self, *steps: int) -> int:
        """Return how many of something may be said: the first number, less where it is tight."""
        return steps[min(self.tightness, len(steps) - 1)]

    def note_flags(self, facts: Iterable[Fact]) -> None:
        """Remember what is to be known of facts, should the briefing print them."""
        self.flags |= {fact.statement.uid: fact.flags for fact in facts}

    def cautions(self) -> tuple[tuple[str, str], ...]:
        """Return the labels of printed figures that are disputed or only in a digest, with why."""
        return tuple(
            (number.label, str(flag))
            for number in self.ledger.numbers
            for flag in sorted(self.flags.get(number.figure or "", frozenset()) & UNSURE)
        )

    def marks(self, statement: Statement) -> Inlines:
        """Return the source mark of a statement for a cell: on the line, not above it."""
        numbers = self.ledger.cite(statement).numbers
        return tuple(Text(text=f"[{number}]", anchor=f"src_{number}") for number in numbers)

    def draft(
        self, title: str, subject: str, blocks: Iterable[Block], annexed: tuple[Block, ...] = ()
    ) -> Draft:
        """Return a draft; the title is a template among the texts."""
        made = tuple(blocks)
        return Draft(
            title=capital(self.wording.text(title, where=self.region, subject=subject)),
            subtitle=self.wording.text(
                "subtitle", when=capital(self.when), day=self.wording.day(self.as_of())
            ),
            blocks=made,
            annexed=annexed,
        )

    def heading(self, key: str, number: int) -> Heading:
        """Return a heading that is numbered in Chinese."""
        ordinals = self.wording.phrases["texts"]["ordinals"]
        return Heading(text=self.wording.text(key, n=ordinals[number - 1] if ordinals else ""))

    def coverage(self) -> Paragraph:
        """Say on how much the briefing rests; the two counts are those of its own annex."""
        figures = sum(number.figure is not None for number in self.ledger.numbers)
        said = self.wording.sentence(
            "coverage",
            documents=self.wording.plural("documents", len(self.ledger.sources)),
            figures=self.wording.plural("figures", figures),
            day=self.wording.day(self.as_of()),
        )
        return Paragraph(inlines=said, kind="closing")

    def paragraph(self, *said: ReportFact, kind: str = "body") -> Paragraph:
        """Word facts as one paragraph."""
        sentences = [say(self.wording, fact) for fact in said]
        if len(sentences) > 1:
            sentences = self._marked_once(sentences)
        inlines: Inlines = ()
        for sentence in sentences:
            inlines = (*inlines, *(self.wording.gap() if inlines else ()), *sentence)
        return Paragraph(inlines=inlines, kind=kind)

    def _marked_once(self, sentences: list[Inlines]) -> list[Inlines]:
        """Where every sentence has a number of our own, say so once, for all, in the last."""
        mark = self.wording.text("ours")
        if any(sum(_has(each, mark) for each in sentence) != 1 for sentence in sentences):
            return sentences
        marks = [""] * (len(sentences) - 1) + [self.wording.text("ours_all")]
        return [
            tuple(
                replace(each, text=each.text.replace(mark, new))
                if isinstance(each, Text) and mark in each.text
                else each
                for each in sentence
            )
            for sentence, new in zip(sentences, marks, strict=True)
        ]

    @property
    def region(self) -> str:
        """The name of the region that is asked for."""
        return self.name_of(self.question.region)

    def name_of(self, row: RegionRow) -> str:
        """Name a region; the nation is 全国, China."""
        if row.level == "country":
            return self.wording.text("nation")
        return row.name_zh if self.lang == "zh" else short_name(row.name_en or row.name_zh)

    @property
    def period(self) -> str:
        """The name of the period that is asked for."""
        return self.wording.when(self.question.period.start, self.question.period.end)

    @property
    def when(self) -> str:
        """The name of the period in a title or a caption."""
        return self.period.removeprefix("the ")

    def as_of(self) -> date:
        """The day of the briefing: as asked for, else that of the latest document it rests on."""
        if self.question.as_of is not None:
            return self.question.as_of
        days = [s.published for s in self.ledger.sources if s.published is not None]
        return max(days, default=self.question.period.end)


def _has(inline: Inline, mark: str) -> bool:
    return isinstance(inline, Text) and mark in inline.text


def words(text: str) -> Inlines:
    """Return plain words as inlines."""
    return (Text(text=text),) if text else ()


def cell(content: str | Atom | Inlines, anchor: str | None = None) -> Cell:
    """Return a cell of words, a number or inlines."""
    if isinstance(content, str):
        return Cell(inlines=words(content), anchor=anchor)
    if isinstance(content, Atom):
        return Cell(inlines=(content,), anchor=anchor)
    return Cell(inlines=content, anchor=anchor)


def subject_of(desk: Desk, statements: list[Statement]) -> str:
    """Return what a briefing is about: the indicator if there is one, the pack if all share it."""
    indicators = desk.corpus.indicators()
    rows = {s.indicator: indicators[s.indicator] for s in statements if s.indicator in indicators}
    if len(rows) == 1:
        return desk.wording.name(statements[0])
    packs: dict[str, str] = desk.wording.phrases["packs"]
    names = {row.pack for row in rows.values()} - {"base"}
    if len(names) == 1:
        return packs.get(names.pop(), desk.wording.text("subject_default"))
    return desk.wording.text("subject_default")
