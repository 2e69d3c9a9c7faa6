"""Facts become sentences of words and atoms; what differs by language is in the two children."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from corpus import Flag, Statement
from extract import Facet, Role

from . import facts
from .blocks import Footnote, Inline, Inlines, Reference, Text
from .calculate import Calculation
from .cite import outlet
from .ledger import Ledger
from .phrases import Filling, fill, merge, phrases

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

    def summary(self, summary: facts.Summary) -> list[Inlines]:
        """Word levels as sentences of at most three numbers each."""
        raise NotImplementedError

    # What both share

    def text(self, key: str, **fillings: str) -> str:
        """Return a heading, label or note."""
        template: str = self.phrases["texts"][key]
        return template.format(**fillings)

    def sentence(self, key: str, **fillings: Filling) -> Inlines:
        """Fill a sentence template."""
        return fill(self.phrases["sentences"][key], **fillings)

    def say(self, fact: facts.ReportFact) -> Inlines:
        """Return the sentence of a fact."""
        if isinstance(fact, facts.Summary):
            return merge(tuple(each for said in self.summary(fact) for each in said))
        return _SAYERS[type(fact)](self, fact)

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
        return str(words[1 if value < 0 else 0])

    def period(self, statement: Statement) -> str:
        """Name the period of a statement."""
        return self.when(statement.period_start, statement.period_end)

    def other_base(self, fact: facts.OtherBase) -> Inlines:
        growth = fact.growth
        base = (growth.basis or "").removeprefix("vs:")
        base = self.phrases["growth"]["other_bases"].get(base, base)
        note: Inlines = ()
        if fact.uneven:
            words = self.sentence("other_base_note", when=self.period(growth), base=base)
            note = (Footnote(inlines=words),)
        said = self.sentence(
            "other_base",
            base=base,
            direction=self.direction(growth, growth.facet),
            n=self.ledger.figure(growth),
            refs=self.ledger.cite(growth),
            **self.subject(growth),
        )
        return (*said, *note)

    def plan(self, fact: facts.Plan) -> Inlines:
        statement = fact.statement
        return self.sentence(
            "plan",
            when=self.period(statement),
            status=self.phrases["statuses"][str(statement.status)],
            n=self.number(statement),
            refs=self.ledger.cite(statement),
            **self.subject(statement),
        )

    def comparison(self, fact: facts.Comparison) -> Inlines:
        now, before, result = fact.now, fact.before, fact.result
        facet = Facet.CHANGE_PP if fact.is_rate else Facet.CHANGE_PCT
        fillings: dict[str, Filling] = {
            "before": self.period(before),
            "after": self.period(now),
            "n0": self.number(before),
            "n1": self.number(now),
            "refs": self.ledger.cite(now, before),
            **self.subject(now),
        }
        key = _comparison_key(result)
        if result is not None and key != "direction_unknown":
            moved = self.phrases["growth"]["moved_rate" if fact.is_rate else "moved"]
            fillings["moved"] = moved[1 if result.amount.value < 0 else 0]
            fillings["direction"] = self.direction(result, facet)
            fillings["c"] = self.number(result)
        return self.sentence(key, **fillings)

    def share(self, fact: facts.Share) -> Inlines:
        note: Inlines = ()
        if not fact.proper:
            note = (Footnote(inlines=self.sentence("relative_note")),)
        return self.sentence(
            "share" if fact.proper else "relative",
            whole=self.region(fact.whole),
            n=self.number(fact.whole),
            refs=self.ledger.cite(fact.whole),
            c=self.number(fact.result),
            note=note,
            **self.subject(fact.part),
        )

    def rank(self, fact: facts.Rank) -> Inlines:
        statement = fact.statement
        fillings: dict[str, Filling] = dict(self.subject(statement))
        if fact.ties:
            fillings["ties"] = self.names(fact.ties)
        return self.sentence(
            "rank_tied" if fact.ties else "rank",
            of=self.number(fact.count),
            place=self.number(fact.place),
            kind=self.kind(statement),
            refs=self.ledger.cite(*fact.rows),
            **fillings,
        )

    def spread(self, fact: facts.Spread) -> Inlines:
        said = self.sentence(
            "spread",
            of=self.number(fact.count),
            kind=self.kind(fact.highest),
            highest=self.region(fact.highest),
            lowest=self.region(fact.lowest),
            n1=self.number(fact.highest),
            n0=self.number(fact.lowest),
            refs=self.ledger.cite(fact.highest, fact.lowest),
            **{key: word for key, word in self.subject(fact.highest).items() if "ame" in key},
        )
        if fact.median is None:
            return said
        return merge((*said, *self.gap(), *self.sentence("median", c=self.number(fact.median))))

    def completion(self, fact: facts.Completion) -> Inlines:
        return self.sentence(
            "completion",
            n1=self.number(fact.actual),
            n0=self.number(fact.plan),
            c=self.number(fact.result),
            status=self.phrases["statuses"][str(fact.plan.status)],
            refs=self.ledger.cite(fact.actual, fact.plan),
            **self.subject(fact.actual),
        )

    def parts(self, fact: facts.Parts) -> Inlines:
        items = [fill("{name}{gap}{n}", name=part.subject, gap=self.space(), n=self.number(part))
                 for part in fact.parts]  # fmt: skip
        said = self.sentence(
            "parts",
            n=self.number(fact.total),
            refs=self.ledger.cite(fact.total, *fact.parts),
            list=self.joined(items[:2]),
            **self.subject(fact.total),
        )
        for start in range(2, len(items), NUMBERS_A_SENTENCE):
            more = self.joined(items[start : start + NUMBERS_A_SENTENCE])
            said = (*said, *self.gap(), *self.sentence("parts_more", list=more))
        key = "parts_agree" if fact.agrees else "parts_differ"
        count = self.count(len(fact.parts))
        added = self.sentence(key, count=count, c=self.number(fact.added))
        return merge((*said, *self.gap(), *added))

    def title_beside(self, fact: facts.TitleBeside) -> Inlines:
        is_title = fact.headline.role is Role.HEADLINE
        return self.sentence(
            "title_beside" if is_title else "rounded",
            n0=self.number(fact.headline),
            n1=self.number(fact.body),
            refs=self.ledger.cite(fact.headline, fact.body),
            ref0=self.ledger.cite(fact.headline),
            ref1=self.ledger.cite(fact.body),
            **self.subject(fact.body),
        )

    def disagreement(self, fact: facts.Disagreement) -> Inlines:
        conflict = fact.conflict
        fillings: dict[str, Filling] = {
            "one": self.outlet(conflict.chosen),
            "other": self.outlet(conflict.other),
            "n1": self.number(conflict.chosen),
            "n0": self.number(conflict.other),
            "ref1": self.ledger.cite(conflict.chosen),
            "ref0": self.ledger.cite(conflict.other),
            "rule": self.phrases["decisions"][str(fact.decision)],
            **self.subject(conflict.chosen),
        }
        if fact.gap is not None:
            fillings["c"] = self.number(fact.gap)
        return self.sentence(_disagreement_key(fact), **fillings)

    def reposts(self, fact: facts.Reposts) -> Inlines:
        return self.sentence(
            "reposts",
            names=self.names([self.name(each) for each in fact.statements]),
            count=self.count(len(fact.copies) + 1),
            refs=self.ledger.cite(fact.statements[0], *fact.copies),
            where=self.region(fact.statements[0]),
        )

    def digest_only(self, fact: facts.DigestOnly) -> Inlines:
        return self.sentence(
            "digest_only",
            n=self.number(fact.statement),
            refs=self.ledger.cite(fact.statement),
            **self.subject(fact.statement),
        )

    def missing(self, fact: facts.Missing) -> Inlines:
        return self.sentence("missing", names=self.names(fact.names))

    def nothing_held(self, fact: facts.NothingHeld) -> Inlines:
        when = self.when(fact.start, fact.end)
        said = self.sentence("nothing_held", where=fact.region, when=when)
        if fact.same_region:
            names = [self.when(start, end) for start, end in fact.same_region]
            words = self.sentence("nearest_periods", where=fact.region, list=self.names(names))
            said = (*said, *self.gap(), *words)
        if fact.same_period:
            words = self.sentence("nearest_regions", when=when, list=self.names(fact.same_period))
            said = (*said, *self.gap(), *words)
        return merge(said)

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

    def references(self, levels: Sequence[facts.Level]) -> Reference:
        """Cite everything that a sentence of levels rests on."""
        used = [level.statement for level in levels]
        used += [level.growth.statement for level in levels if level.growth is not None]
        return self.ledger.cite(*used)


def _comparison_key(result: Calculation | None) -> str:
    if result is None:
        return "direction_unknown"
    low, high = result.interval.low, result.interval.high
    if low is not None and high is not None and low < 0 < high:
        return "direction_unknown"
    amount = result.amount
    if amount.high is not None:
        return "growth_range"
    return "growth_bound" if amount.comparator in {"more_than", "less_than"} else "growth"


def _disagreement_key(fact: facts.Disagreement) -> str:
    if fact.slip is not None:
        return "unit_slip"
    if fact.conflict.flag is Flag.SEVERAL:
        return "several"
    return "disagreement_plain" if fact.gap is None else "disagreement"


_SAYERS: Mapping[type[Any], Callable[[Wording, Any], Inlines]] = {
    facts.OtherBase: Wording.other_base,
    facts.Plan: Wording.plan,
    facts.Comparison: Wording.comparison,
    facts.Share: Wording.share,
    facts.Rank: Wording.rank,
    facts.Spread: Wording.spread,
    facts.Completion: Wording.completion,
    facts.Parts: Wording.parts,
    facts.TitleBeside: Wording.title_beside,
    facts.Disagreement: Wording.disagreement,
    facts.Reposts: Wording.reposts,
    facts.DigestOnly: Wording.digest_only,
    facts.Missing: Wording.missing,
    facts.NothingHeld: Wording.nothing_held,
}
