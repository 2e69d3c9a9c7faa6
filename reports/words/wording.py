"""What a language must be able to say; the two children say it in Chinese and English."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from corpus import Statement
from extract import Facet
from reports import facts
from reports.blocks import Inline, Inlines, Reference, Text
from reports.calculate import Calculation
from reports.cite import outlet
from reports.ledger import Ledger

from .phrases import Filling, fill, phrases

NUMBERS_A_SENTENCE = 3


class Wording:
    """Words facts in one language; numbers only through the ledger."""

    lang: ClassVar[str]

    def __init__(self, ledger: Ledger) -> None:
        """Word facts whose numbers `ledger` keeps."""
        self.ledger = ledger
        self.phrases = phrases(self.lang)

    # What a language decides

    def when(self, start: date | None, end: date | None) -> str:
        """Name a period."""
        raise NotImplementedError

    def day(self, day: date) -> str:
        """Write a date."""
        raise NotImplementedError

    def joined(self, parts: Sequence[Inlines]) -> Inlines:
        """Join parts of a sentence."""
        raise NotImplementedError

    def count(self, number: int) -> str:
        """Write a small count of sources in words."""
        raise NotImplementedError

    def region(self, statement: Statement) -> str:
        """Name the region of a statement."""
        raise NotImplementedError

    def place(self, statement: Statement) -> str:
        """Name the region of a statement shortly, for a chart."""
        return self.region(statement)

    def name(self, statement: Statement) -> str:
        """Name the indicator of a statement."""
        raise NotImplementedError

    def place_among(self, place: Calculation) -> Inlines:
        """Write a place in an order: 3, 3rd."""
        return (self.number(place),)

    def summary(self, summary: facts.Summary, *, again: bool = False) -> list[Inlines]:
        """Word levels as sentences of at most three numbers each.

        `again`: the sentence before them names the same region and period.
        """
        raise NotImplementedError

    # What both share

    def text(self, key: str, **fillings: str) -> str:
        """Return a heading, label or note."""
        template: str = self.phrases["texts"][key]
        return template.format(**fillings)

    def plural(self, key: str, number: int) -> str:
        """Return a count with its noun."""
        one, many = self.phrases["plurals"][key]
        return str(one if number == 1 else many).format(n=number)

    def sentence(self, key: str, **fillings: Filling) -> Inlines:
        """Fill a sentence template."""
        return fill(self.phrases["sentences"][key], **fillings)

    def number(self, made: Statement | Calculation) -> Inline:
        """Return the atom of a statement or of a calculation."""
        if isinstance(made, Calculation):
            return self.ledger.calculation(made)
        return self.ledger.figure(made)

    def subject(self, statement: Statement) -> dict[str, str]:
        """Return the holes that name a statement's indicator and region."""
        name, where = self.name(statement), self.region(statement)
        return {
            "name": name,
            "Name": name[:1].upper() + name[1:],
            "where": where,
            "Where": where[:1].upper() + where[1:],
        }

    def direction(self, change: Statement | Calculation, facet: Facet = Facet.CHANGE_PCT) -> str:
        """Return up or down, in the words that fit the facet."""
        value = change.amount.value if isinstance(change, Calculation) else change.value
        kinds = {Facet.CHANGE_PP: "pp", Facet.CHANGE_ABS: "abs"}
        words = self.phrases["growth"][kinds.get(facet, "pct")]
        return str(words[value < 0])

    def base(self, growth: Statement) -> str:
        """Name what a growth is measured from."""
        basis = growth.basis or "none"
        bases = self.phrases["growth"]["bases"]
        if basis in bases:
            return str(bases[basis])
        base = basis.removeprefix("vs:")
        if base.isdigit():
            return self.when(date(int(base), 1, 1), date(int(base), 12, 31))
        return str(self.phrases["growth"]["other_bases"].get(base, base))

    def label(self, statement: Statement) -> str:
        """Name the period of a statement in a cell or a chart."""
        name = self.period(statement).removeprefix("the ")
        return name[:1].upper() + name[1:]

    def period(self, statement: Statement) -> str:
        """Name the period of a statement."""
        return self.when(statement.period_start, statement.period_end)

    def named(self, statement: Statement) -> Inlines:
        """Write an indicator and its number."""
        name = self.name(statement)
        return fill("{name}{gap}{n}", name=name, gap=self.space(), n=self.number(statement))

    def at(self, statement: Statement) -> str:
        """Name the period of a statement with the preposition that it needs."""
        return self.period(statement)

    def about(self, statement: Statement) -> str:
        """Name an indicator; of a growth also what it is measured from."""
        kinds = {Facet.CHANGE_PCT: "pct", Facet.CHANGE_PP: "pp", Facet.CHANGE_ABS: "abs"}
        kind = kinds.get(statement.facet)
        if kind is None:
            return self.name(statement)
        inside = self.phrases["changes"][kind].format(base=self.base(statement)).strip()
        return self.text("in_brackets", name=self.name(statement), inside=inside)

    def part_name(self, part: Statement, total: Statement) -> str:
        """Name a part: by its own indicator (exports of trade), else as its source does."""
        return part.subject if part.indicator == total.indicator else self.name(part)

    def names(self, names: Sequence[str]) -> str:
        """Join names."""
        return "".join(each.text for each in self.joined([(Text(text=n),) for n in names])
                       if isinstance(each, Text))  # fmt: skip

    def kind(self, statement: Statement) -> str:
        """Name what regions of this level are called."""
        return str(self.phrases["levels_of_regions"][statement.region_level or "province"])

    def outlet(self, statement: Statement) -> str:
        """Name who published a statement."""
        return outlet(statement.source) or f"“{statement.source.title}”"

    def gap(self) -> Inlines:
        """What stands between two sentences."""
        return (Text(text=self.space()),) if self.space() else ()

    def space(self) -> str:
        """What stands between two words."""
        return "" if self.lang == "zh" else " "

    def tail(self, summary: facts.Summary, levels: Sequence[facts.Level]) -> Inlines:
        """Return what follows some levels: their sources, pay per head beside the pay."""
        tail: Inlines = (self.references(levels),)
        ratio = summary.per_head
        pays = ratio is not None and any(each.statement is ratio.inputs[0] for each in levels)
        if ratio is not None and pays and facts.numbers_in(levels) < NUMBERS_A_SENTENCE:
            return (*tail, *self.sentence("per_head", n=self.number(ratio)))
        return tail

    def references(self, levels: Sequence[facts.Level]) -> Reference:
        """Cite everything that a sentence of levels rests on."""
        used = [level.statement for level in levels]
        used += [level.growth.statement for level in levels if level.growth is not None]
        return self.ledger.cite(*used)
