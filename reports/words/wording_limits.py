"""Words for what limits the evidence: titles, disagreements, reposts, digests, gaps."""

from collections.abc import Callable, Mapping
from typing import Any

from corpus import Decision, Flag, Statement
from extract import Facet, Role
from reports import facts
from reports.blocks import Inline, Inlines, Text
from reports.cite import outlet

from .phrases import Filling, merge
from .wording import Wording


def _title_beside(wording: Wording, fact: facts.TitleBeside) -> Inlines:
    is_title = fact.headline.role is Role.HEADLINE
    return wording.sentence(
        "title_beside" if is_title else "rounded",
        n0=_number(wording, fact.headline),
        n1=_number(wording, fact.body),
        refs=wording.ledger.cite(fact.headline, fact.body),
        ref0=wording.ledger.cite(fact.headline),
        ref1=wording.ledger.cite(fact.body),
        **_about(wording, fact.body),
    )


def _disagreement(wording: Wording, fact: facts.Disagreement) -> Inlines:
    conflict = fact.conflict
    fillings: dict[str, Filling] = {
        "one": _who(wording, conflict.chosen),
        "other": _who(wording, conflict.other),
        "n1": _number(wording, conflict.chosen),
        "n0": _number(wording, conflict.other, conflict.chosen),
        "ref1": wording.ledger.cite(conflict.chosen),
        "ref0": wording.ledger.cite(conflict.other),
        "rule": wording.phrases["decisions"][_rule(fact)],
        **_about(wording, conflict.chosen),
    }
    if fact.gap is not None:
        fillings["c"] = wording.number(fact.gap)
    return wording.sentence(_disagreement_key(fact), **fillings)


def _who(wording: Wording, statement: Statement) -> Filling:
    """Name who published a statement; a title in its place is a link, its digits are no figures."""
    name = outlet(statement.source)
    if name:
        return name
    number = wording.ledger.cite(statement).numbers[0]
    return (Text(text=wording.outlet(statement), anchor=f"src_{number}"),)


def _rule(fact: facts.Disagreement) -> str:
    """Name the rule that decided; within one document the earlier is the one that stands first."""
    same = fact.conflict.chosen.source.uid == fact.conflict.other.source.uid
    return "same_document" if same and fact.decision is Decision.EARLIEST else str(fact.decision)


def _about(wording: Wording, statement: Statement) -> dict[str, str]:
    """Return the holes that name what a disagreement is about, a growth as such."""
    name = wording.about(statement)
    return {**wording.subject(statement), "name": name, "Name": name[:1].upper() + name[1:]}


def _number(wording: Wording, statement: Statement, other: Statement | None = None) -> Inline:
    """Return a number for a sentence without 增长 or 下降: a decrease has its minus."""
    if statement.facet in {Facet.CHANGE_PCT, Facet.CHANGE_PP, Facet.CHANGE_ABS}:
        return wording.ledger.growth(statement)
    return wording.ledger.beside(statement, other or statement)


def _more_disagreements(wording: Wording, fact: facts.MoreDisagreements) -> Inlines:
    return wording.sentence("more_disagreements", count=wording.count(fact.count))


def _reposts(wording: Wording, fact: facts.Reposts) -> Inlines:
    return wording.sentence(
        "reposts",
        names=wording.names([wording.name(each) for each in fact.statements]),
        count=wording.count(len(fact.copies) + 1),
        refs=wording.ledger.cite(fact.statements[0], *fact.copies),
        where=wording.region(fact.statements[0]),
    )


def _digest_only(wording: Wording, fact: facts.DigestOnly) -> Inlines:
    return wording.sentence(
        "digest_only",
        list=wording.joined([wording.named(each) for each in fact.statements]),
        refs=wording.ledger.cite(*fact.statements),
        where=wording.region(fact.statements[0]),
    )


def _doubt(wording: Wording, fact: facts.Doubt) -> Inlines:
    return wording.sentence(
        "doubt",
        named=wording.named(fact.statement),
        reason=wording.phrases["doubts"][str(fact.flag)],
        refs=wording.ledger.cite(fact.statement),
        where=wording.region(fact.statement),
    )


def _missing(wording: Wording, fact: facts.Missing) -> Inlines:
    if not fact.subjects:
        return wording.sentence("missing", names=wording.names(fact.names))
    subject = wording.names(fact.subjects)
    if fact.others:
        return wording.sentence("missing_others", subject=subject)
    return wording.sentence("missing_there", subject=subject, names=wording.names(fact.names))


def _nothing_held(wording: Wording, fact: facts.NothingHeld) -> Inlines:
    when = wording.when(fact.start, fact.end)
    said = wording.sentence("nothing_held", where=fact.region, when=when)
    if fact.same_region:
        names = [wording.when(start, end) for start, end in fact.same_region]
        words = wording.sentence("nearest_periods", where=fact.region, list=wording.names(names))
        said = (*said, *wording.gap(), *words)
    if fact.same_period:
        words = wording.sentence("nearest_regions", when=when, list=wording.names(fact.same_period))
        said = (*said, *wording.gap(), *words)
    return merge(said)


def _disagreement_key(fact: facts.Disagreement) -> str:
    if fact.slip is not None:
        return "unit_slip"
    if fact.conflict.flag is Flag.SEVERAL:
        return "several"
    return "disagreement_plain" if fact.gap is None else "disagreement"


LIMIT_SAYERS: Mapping[type[Any], Callable[[Wording, Any], Inlines]] = {
    facts.TitleBeside: _title_beside,
    facts.Disagreement: _disagreement,
    facts.MoreDisagreements: _more_disagreements,
    facts.Reposts: _reposts,
    facts.DigestOnly: _digest_only,
    facts.Doubt: _doubt,
    facts.Missing: _missing,
    facts.NothingHeld: _nothing_held,
}
