"""The answer to one question on one page: conclusion, grounds, caveats."""

from collections.abc import Iterator

from .blocks import Block, Heading, Slot
from .desk import Desk, Draft, subject_of
from .facts import ReportFact, Summary
from .findings import Findings, find_facts
from .holdings import Holdings
from .jianbao import nothing_held
from .limits import find_limits

# less where one page is not enough, step by step
MOST_GROUNDS, MOST_LIMITS = (3, 3, 2, 1, 0), (2, 1, 1, 1)


def zhuanbao(desk: Desk) -> Draft:
    """Return the answer on the first indicator that is asked for, or on the leading one."""
    holdings = desk.gather()
    findings = find_facts(holdings)
    if not findings.levels:
        return desk.draft(
            "title_answer", subject_of(desk, []), [desk.paragraph(nothing_held(desk, holdings))]
        )
    subject = desk.wording.name(findings.levels[0].statement)
    return desk.draft("title_answer", subject, _blocks(desk, holdings, findings))


def _blocks(desk: Desk, holdings: Holdings, findings: Findings) -> Iterator[Block]:
    text = desk.wording.text
    yield Heading(text=text("conclusion"))
    yield desk.paragraph(Summary(levels=findings.levels[:1]), kind="lead")
    grounds = list(_grounds(findings))[: desk.most(*MOST_GROUNDS)]
    if grounds:
        yield Heading(text=text("grounds"))
        # what it was before, then what others have: two paragraphs leave room on the page
        yield desk.paragraph(grounds[0])
    if len(grounds) > 1:
        yield desk.paragraph(*grounds[1:])
    yield desk.heading("limits", 3 if grounds else 2)
    asked = findings.levels[0].fact.key.indicator
    bases = [fact for fact in findings.other_bases if fact.growth.indicator == asked]
    printed = {
        each.statement.uid
        for level in findings.levels[:1]
        for each in (level.fact, level.growth)
        if each
    }
    for fact in (*find_limits(holdings, printed), *bases)[: desk.most(*MOST_LIMITS)]:
        yield desk.paragraph(fact)
    yield desk.coverage()
    yield Slot(prompt=text("slot_advice"))


def _grounds(findings: Findings) -> Iterator[ReportFact]:
    """Yield what bears on the first level: growth, share, rank, parts, plan."""
    uid = findings.levels[0].statement.uid
    if findings.levels[0].growth is None:
        # beside a growth that the source states, often at constant prices, ours would confuse
        yield from (fact for fact in findings.comparisons if fact.now.uid == uid)
    yield from (fact for fact in findings.shares if fact.part.uid == uid)
    yield from (fact for fact in findings.ranks if fact.statement.uid == uid)
    yield from (fact for fact in findings.parts if fact.total.uid == uid)
    if findings.spread is not None:
        yield findings.spread
