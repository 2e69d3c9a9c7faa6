"""A question becomes a briefing: the body by its type, then signature and annex."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypedDict, Unpack

from corpus import Corpus

from .annex import annex, published
from .blocks import Block, Briefing, Inlines, Paragraph, Signature, Source, Text
from .brief_types import TYPES
from .desk import Desk, Draft, words
from .errors import UnknownTypeError, UnsureError
from .holdings import DONE, Question, find_period, find_region
from .layout import pages_of
from .links import Links
from .review import review_comments
from .source_notes import with_source_notes

# Before the annex, in Chinese; duizhao is as long as it must be.
MOST_PAGES = {"jianbao": 2, "tongbao": 3, "zhuanbao": 1}
TIGHTEST = 4


class Choices(TypedDict, total=False):
    """The optional arguments of `briefing`.

    `region`: name or code, the nation if left out · `indicators`: ids, all if empty ·
    `period`: 2025H1, 2025Q1, 2025Q1-3, 2025, 2025-06, 2021-2025, the best held if left
    out · `as_of`: leaves out what was published later · `lang`: zh or en · `pick`,
    `drop`: uids of figures or ids of indicators · `links`: where the database is
    published · `signed`: who signs · `sealed`: leave room for a seal on the signature ·
    `cite`: `refs` (marks) or `footnotes` · `review`: a comment on each disputed figure ·
    `strict`: refuse to rest on disputed figures.
    """

    region: str | None
    indicators: Sequence[str]
    period: str | None
    as_of: date | None
    lang: str | None
    pick: Collection[str]
    drop: Collection[str]
    links: Links
    signed: str | None
    sealed: bool
    cite: str
    review: bool
    strict: bool


def briefing(corpus: Corpus, *, type: str = "jianbao", **choices: Unpack[Choices]) -> Briefing:
    """Return a briefing of a type in `TYPES`; arguments are those of `Choices`.

    Raises: UnknownTypeError, RegionError, PeriodError, UnsureError (if `strict`).
    """
    if type not in TYPES:
        raise UnknownTypeError(f"type {type!r}: known types are {', '.join(TYPES)}")
    lang = choices.get("lang") or ("en" if type == "brief" else "zh")
    desk = Desk(
        corpus=corpus,
        question=_question(corpus, choices),
        lang=lang,
        links=choices.get("links") or Links(),
        signed=choices.get("signed"),
        sealed=choices.get("sealed", False),
        cite=choices.get("cite", "refs"),
    )
    desk, draft, comments, blocks = _fitted(desk, type, review=choices.get("review", False))
    cautions = desk.cautions()
    if cautions and choices.get("strict"):
        raise UnsureError(_refusal(desk, cautions))
    return Briefing(
        type=type,
        lang=lang,
        title=draft.title,
        subtitle=draft.subtitle,
        blocks=blocks,
        numbers=desk.ledger.numbers,
        sources=desk.ledger.sources,
        as_of=desk.as_of(),
        cautions=cautions,
        comments=comments,
        parameters=_parameters(desk),
    )


def _fitted(
    desk: Desk, type: str, *, review: bool
) -> tuple[Desk, Draft, tuple[tuple[str, str], ...], tuple[Block, ...]]:
    """Make the blocks of a type, with less said each time that they take too many pages."""
    while True:
        draft = TYPES[type](desk)
        comments = review_comments(desk) if review else ()
        blocks: tuple[Block, ...] = (*draft.blocks, *_closing(desk, draft))
        if desk.cite == "footnotes":
            blocks = with_source_notes(blocks, desk.ledger.sources, partial(_note, desk))
        limit = MOST_PAGES.get(type)
        fits = desk.lang != "zh" or limit is None or _fits(draft.title, blocks, limit)
        if fits or desk.tightness == TIGHTEST:
            return desk, draft, comments, blocks
        desk = desk.tighter()


def _fits(title: str, blocks: tuple[Block, ...], limit: int) -> bool:
    """Tell whether blocks fit; over a page break a line more is kept free."""
    return pages_of(title, blocks, spare=int(limit > 1)) <= limit


def _note(desk: Desk, source: Source, whole: bool) -> Inlines:
    """Return what a footnote says of a source, with a link to its row in the annex."""
    about = published(desk, source)
    title = Text(text=source.title, anchor=f"src_{source.number}")
    if not whole and about:
        return (replace(title, text=about), *words(desk.wording.text("stop")))
    rest = f"{desk.wording.text('list_comma')}{about}" if about else ""
    return (title, *words(rest + desk.wording.text("stop")))


def _refusal(desk: Desk, cautions: Sequence[tuple[str, str]]) -> str:
    numbers = {number.label: number for number in desk.ledger.numbers}
    named = [
        f"{numbers[label].texts[0]} ({numbers[label].figure}, {flag})" for label, flag in cautions
    ]
    return f"strict: the briefing would rest on {'; '.join(named)}"


def _question(corpus: Corpus, choices: Choices) -> Question:
    region = find_region(corpus, choices.get("region"))
    indicators = tuple(choices.get("indicators") or ())
    return Question(
        region=region,
        period=find_period(corpus, choices.get("period"), region.code, indicators),
        indicators=indicators,
        as_of=choices.get("as_of"),
        pick=frozenset(choices.get("pick") or ()),
        drop=frozenset(choices.get("drop") or ()),
    )


def _closing(desk: Desk, draft: Draft) -> list[Block]:
    """Return annex note, signature, date and annex, as far as there is something to sign."""
    closing: list[Block] = []
    if desk.ledger.sources and desk.lang == "zh":
        attached = words(desk.wording.text("attachment"))
        closing.append(Paragraph(inlines=attached, kind="attachment"))
    if desk.lang == "zh" or desk.signed is not None:
        day = desk.wording.day(desk.as_of())
        closing.append(Signature(name=desk.signed or "", day=day, sealed=desk.sealed))
    return [*closing, annex(desk, draft.annexed)] if desk.ledger.sources else closing


def regions_held(corpus: Corpus, choices: Choices) -> list[str]:
    """Return the codes of the provinces for which something done is held in the period."""
    question = _question(corpus, {**choices, "region": None})
    regions = corpus.regions()
    held = {
        row.region_code
        for row in corpus.coverage(
            indicators=question.indicators,
            start=question.period.end,
            end=question.period.end,
            statuses=DONE,
            as_of=question.as_of,
        )
        if row.period_start in {question.period.start, None}
    }
    return [code for code in sorted(held) if code in regions and regions[code].level == "province"]


def _parameters(desk: Desk) -> dict[str, str]:
    """Return the question as it was answered, for the manifest."""
    question = desk.question
    made = {
        "region": question.region.code,
        "period": question.period.code,
        "lang": desk.lang,
        "indicators": " ".join(question.indicators),
        "as_of": "" if question.as_of is None else question.as_of.isoformat(),
        "pick": " ".join(sorted(question.pick)),
        "drop": " ".join(sorted(question.drop)),
        "signed": desk.signed or "",
        "sealed": "yes" if desk.sealed else "",
        "cite": "" if desk.cite == "refs" else desk.cite,
    }
    return {key: value for key, value in made.items() if value}
