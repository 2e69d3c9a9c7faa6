"""Facts become sentences of words and atoms, by the templates of the language."""

from collections.abc import Callable, Mapping
from typing import Any

from corpus import Statement
from extract import Facet
from reports import facts
from reports.blocks import Footnote, Inlines

from .phrases import Filling, fill, merge
from .wording import NUMBERS_A_SENTENCE, Wording
from .wording_limits import LIMIT_SAYERS


def say(wording: Wording, fact: facts.ReportFact) -> Inlines:
    """Return the sentences of a fact."""
    return _SAYERS[type(fact)](wording, fact)


def _summary(wording: Wording, fact: facts.Summary) -> Inlines:
    made: Inlines = ()
    for said in wording.summary(fact):
        made = (*made, *(wording.gap() if made else ()), *said)
    return merge(made)


def _other_base(wording: Wording, fact: facts.OtherBase) -> Inlines:
    growth = fact.growth
    base = wording.base(growth)
    note: Inlines = ()
    if fact.uneven:
        words = wording.sentence("other_base_note", when=wording.period(growth), base=base)
        note = (Footnote(inlines=words),)
    said = wording.sentence(
        "other_base",
        base=base,
        direction=wording.direction(growth, growth.facet),
        n=wording.ledger.figure(growth),
        refs=wording.ledger.cite(growth),
        **wording.subject(growth),
    )
    return (*said, *note)


def _plan(wording: Wording, fact: facts.Plan) -> Inlines:
    statement = fact.statement
    status = wording.phrases["statuses"][str(statement.status)]
    return wording.sentence(
        "plan",
        when=wording.period(statement),
        status=status,
        Status=status[:1].upper() + status[1:],
        named=wording.named(statement),
        refs=wording.ledger.cite(statement),
        **wording.subject(statement),
    )


def _comparison(wording: Wording, fact: facts.Comparison) -> Inlines:
    now, before, result = fact.now, fact.before, fact.result
    facet = Facet.CHANGE_PP if fact.is_rate else Facet.CHANGE_PCT
    fillings: dict[str, Filling] = {
        "before": wording.at(before),
        "after": wording.at(now),
        "n0": wording.ledger.beside(before, now),
        "n1": wording.number(now),
        "refs": wording.ledger.cite(now, before),
        "vague": wording.phrases["growth"]["vague"][_vagueness(now, before)],
        **wording.subject(now),
    }
    key = _comparison_key(fact)
    if result is not None and key not in {"direction_unknown", "growth_none"}:
        moved = wording.phrases["growth"]["moved_rate" if fact.is_rate else "moved"]
        fillings["moved"] = moved[result.amount.value < 0]
        fillings["direction"] = wording.direction(result, facet)
        fillings["widens"] = wording.phrases["growth"]["widens"][result.amount.value < 0]
        fillings["c"] = wording.number(result)
    return wording.sentence(key, **fillings)


def _share(wording: Wording, fact: facts.Share) -> Inlines:
    note: Inlines = ()
    if fact.differs is not None:
        note = (Footnote(inlines=wording.sentence(f"relative_{fact.differs}")),)
    return wording.sentence(
        "share" if fact.differs is None else "relative",
        whole=wording.region(fact.whole),
        n=wording.number(fact.whole),
        refs=wording.ledger.cite(fact.whole),
        c=wording.number(fact.result),
        note=note,
        **wording.subject(fact.part),
    )


def _rank_said(wording: Wording, fact: facts.RankSaid) -> Inlines:
    return wording.sentence(
        "rank_said",
        words=fact.words,
        refs=wording.ledger.cite(fact.statement),
        **wording.subject(fact.statement),
    )


def _rank(wording: Wording, fact: facts.Rank) -> Inlines:
    statement = fact.statement
    fillings: dict[str, Filling] = dict(wording.subject(statement))
    if fact.ties:
        fillings["ties"] = wording.names([wording.region(tie) for tie in fact.ties])
    return wording.sentence(
        "rank_tied" if fact.ties else "rank",
        of=wording.number(fact.count),
        place=wording.place_among(fact.place),
        kind=wording.kind(statement),
        **fillings,
    )


def _spread(wording: Wording, fact: facts.Spread) -> Inlines:
    said = wording.sentence(
        "spread",
        of=wording.number(fact.count),
        kind=wording.kind(fact.highest),
        highest=wording.region(fact.highest),
        lowest=wording.region(fact.lowest),
        n1=wording.number(fact.highest),
        n0=wording.ledger.beside(fact.lowest, fact.highest),
        refs=wording.ledger.cite(fact.highest, fact.lowest),
        **{key: word for key, word in wording.subject(fact.highest).items() if "ame" in key},
    )
    if fact.median is None:
        return said
    return merge(
        (*said, *wording.gap(), *wording.sentence("median", c=wording.number(fact.median)))
    )


def _total(wording: Wording, fact: facts.Total) -> Inlines:
    fillings: dict[str, Filling] = dict(wording.subject(fact.rows[0]))
    if fact.whole is not None:
        fillings["whole"] = wording.region(fact.whole)
        fillings["n"] = wording.number(fact.whole)
        fillings["refs"] = wording.ledger.cite(fact.whole)
    return wording.sentence(
        "total" if fact.whole is None else "total_beside",
        of=wording.number(fact.count),
        kind=wording.kind(fact.rows[0]),
        c=wording.number(fact.added),
        **fillings,
    )


def _completion(wording: Wording, fact: facts.Completion) -> Inlines:
    return wording.sentence(
        "completion",
        n1=wording.number(fact.actual),
        n0=wording.number(fact.plan),
        c=wording.number(fact.result),
        status=wording.phrases["statuses"][str(fact.plan.status)],
        refs=wording.ledger.cite(fact.actual, fact.plan),
        **wording.subject(fact.actual),
    )


def _parts(wording: Wording, fact: facts.Parts) -> Inlines:
    items = [
        fill(
            "{name}{gap}{n}",
            name=wording.part_name(part, fact.total),
            gap=wording.space(),
            n=wording.ledger.beside(part, fact.total),
        )
        for part in fact.parts
    ]
    said = wording.sentence(
        "parts",
        n=wording.number(fact.total),
        refs=wording.ledger.cite(fact.total, *fact.parts),
        list=wording.joined(items[:2]),
        **wording.subject(fact.total),
    )
    for start in range(2, len(items), NUMBERS_A_SENTENCE):
        more = wording.joined(items[start : start + NUMBERS_A_SENTENCE])
        said = (*said, *wording.gap(), *wording.sentence("parts_more", list=more))
    key = "parts_agree" if fact.agrees else "parts_differ"
    if fact.agrees and fact.added.amount.value != fact.total.value:
        key = "parts_rounded"
    count = wording.count(len(fact.parts))
    added = wording.sentence(key, count=count, c=wording.number(fact.added))
    return merge((*said, *wording.gap(), *added))


def _vagueness(*statements: Statement) -> str:
    """Tell why a comparison has no single result: hedged words, or few digits."""
    return "rounded" if all(each.comparator == "eq" for each in statements) else "hedged"


def _comparison_key(fact: facts.Comparison) -> str:
    result = fact.result
    if result is None:
        return "direction_unknown"
    if (fact.now.value, fact.now.comparator) == (fact.before.value, fact.before.comparator):
        return "growth_none"
    low, high = result.interval.low, result.interval.high
    if low is not None and high is not None and low < 0 < high:
        return "direction_unknown"
    amount = result.amount
    if amount.high is not None:
        return "growth_range"
    return "growth_bound" if amount.comparator in {"more_than", "less_than"} else "growth"


_SAYERS: Mapping[type[Any], Callable[[Wording, Any], Inlines]] = {
    facts.Summary: _summary,
    facts.OtherBase: _other_base,
    facts.Plan: _plan,
    facts.Comparison: _comparison,
    facts.Share: _share,
    facts.Rank: _rank,
    facts.RankSaid: _rank_said,
    facts.Spread: _spread,
    facts.Total: _total,
    facts.Completion: _completion,
    facts.Parts: _parts,
    **LIMIT_SAYERS,
}
