"""Find the indicator that a subject or a clause names; better none than a wrong one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from extract.attribution.drafts import Draft
from extract.attribution.facets.basis import base_of_remuneration
from extract.attribution.facets.decide import CHANGES
from extract.attribution.reading import REACH, Reading
from extract.figure import Facet

from .packs import Indicator
from .pattern_index import PatternIndex

# Facets whose value is no level of the indicator: its unit says nothing about which one it is.
RELATIVE = CHANGES | {Facet.SHARE, Facet.MULTIPLE, Facet.COMPLETION}
# Said of any count; no part of what is counted.
QUALIFIER = re.compile(r"^(?:计划|预计|拟|累计|已|共|实际|年度|当年|本年)(?=..)")
LENGTH = re.compile(r"里程|长|公里|km|length|roads", re.IGNORECASE)
FIGURE, OTHER = "X", "N"
# Opens the whole of a share; the indicator is that of what stands before it.
SHARE_OF = "占"
# 减税15亿元、7.8亿元 and 解决X、N头牲畜: what stands on the other side of a list holds for X too.
LISTED_BEFORE, LISTED_BEHIND = re.compile("(?:N[、和及与或])+X"), re.compile("X(?:[、和及与或]N)+")
# What stands right before a noun that a figure is only compared with: 占地区生产总值的比重, 高于各项贷款.
COMPARED = re.compile(
    r"(?:占(?:到|了)?|高于|低于|快于|慢于|超过|超出|拉动)(?:全[国省市州县区]|我[国省市]|同期)?$"
)


class IndicatorMatcher:
    """Matches drafts of one language against a set of indicators, in their order."""

    def __init__(self, indicators: Mapping[str, Indicator], lang: str) -> None:
        self._lang = lang
        every = [_Cues(one, lang) for one in indicators.values()]
        units = {unit for one in every for unit in one.units}
        self._all = _Group(None, every)
        self._by_unit = {
            unit: _Group(unit, (one for one in every if unit in one.units)) for unit in units
        }
        self._by_id = {one.id: one for one in every}

    def set_indicators(self, reading: Reading, context: str) -> None:
        """Give every draft its indicator, where one is named."""
        around = _Context(context)
        for draft in reading.drafts:
            if self._of_share(draft):
                pass
            elif (
                draft.source is None
                or not draft.is_inherited
                or not self._copy(reading, draft, draft.source)
            ):
                self._find(reading, draft, around)
            if draft.indicator is None and draft.rule.startswith("table."):
                self._of_header(draft, around)
            if draft.indicator == "labor_remuneration_ratio":
                words = reading.text[draft.clause_start : draft.clause_end]
                draft.base = base_of_remuneration(words)

    def _of_header(self, draft: Draft, context: "_Context") -> None:
        """A header stands for a clause: 计划吸纳务工 over a count of people."""
        group = self._by_unit.get(draft.unit, _NONE)
        subject = draft.subject.lower() if self._lang == "en" else draft.subject
        for cues in group.of_clause(subject + FIGURE):
            if cues.in_clause(subject + FIGURE, subject, context) is not None:
                draft.indicator = cues.id
                draft.because("indicator", "header", draft.subject)
                return

    def _of_share(self, draft: Draft) -> bool:
        """Remuneration as a share of money is an indicator of its own."""
        part = draft.source.indicator if draft.source is not None else None
        if draft.facet is Facet.SHARE and part == "labor_remuneration_paid":
            draft.indicator = "labor_remuneration_ratio"
            draft.because("indicator", "share", draft.subject)
            return True
        return False

    def _copy(self, reading: Reading, draft: Draft, source: Draft) -> bool:
        """Take the indicator of the figure before; tell whether that settles it.

        实施项目184项，累计投入140亿元: money is no number of projects.
        """
        if draft.subject != source.subject or source.indicator is None:
            return True
        measured = draft.facet is Facet.CHANGE_ABS or draft.facet not in RELATIVE
        if measured and draft.unit not in self._by_id[source.indicator].units:
            return False
        if self._by_id[source.indicator].is_barred(reading, draft):
            return False
        draft.indicator = source.indicator
        draft.because("indicator", "inherit", source.subject)
        return True

    def _find(self, reading: Reading, draft: Draft, context: "_Context") -> None:
        relative = draft.facet in RELATIVE
        subject = draft.subject.lower() if self._lang == "en" else draft.subject
        group = self._by_unit.get(draft.unit, _NONE)
        found = (self._all if relative else group).match_subject(subject)
        if found == "labor_remuneration_paid" and draft.facet is Facet.SHARE:
            found = "labor_remuneration_ratio"
        if relative and _is_compared(draft):
            return
        if found is not None and not self._by_id[found].is_barred(reading, draft):
            draft.indicator = found
            draft.because("indicator", "subject", draft.subject)
            return
        clause = _words_around(reading, draft)
        for cues in group.of_clause(clause):
            if cues.is_barred(reading, draft):
                continue
            words = cues.in_clause(clause, draft.subject, context)
            allowed = not relative or cues.is_ratio or draft.facet is Facet.CHANGE_ABS
            if words is not None and allowed:
                draft.indicator = cues.id
                draft.because("indicator", "clause", words)
                return


class _Context:
    """The passage and the title, asked once for each pattern."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[re.Pattern[str], bool] = {}

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the pattern stands in the text."""
        known = self._known.get(pattern)
        if known is None:
            known = self._known[pattern] = pattern.search(self._text) is not None
        return known


class _Cues:
    """The cues of one indicator in one language, as regular expressions."""

    def __init__(self, indicator: Indicator, lang: str) -> None:
        self.id, self.units = indicator.id, indicator.units
        self.is_ratio, self.is_length = indicator.kind == "ratio", indicator.kind == "length"
        self.written = cues = indicator.cues[lang]
        subject = (_within(one, SHARE_OF) for one in cues.subject) if lang == "zh" else cues.subject
        self._subject = _any(list(subject))
        clause = (_within(one, OTHER) for one in cues.clause) if lang == "zh" else cues.clause
        self._clause = _any(list(clause))
        self._excluded = _any(cues.excluded)
        self._excluded_around = _any([one for one in cues.excluded if FIGURE in one])
        self._excluded_before = _any(cues.excluded_before)
        self._context = re.compile(cues.context) if cues.context else None

    def is_subject(self, subject: str) -> bool:
        if self._subject is None or self._subject.fullmatch(subject) is None:
            return False
        return self._excluded is None or self._excluded.search(subject) is None

    def is_barred(self, reading: Reading, draft: Draft) -> bool:
        """Tell whether the words around the figure, or the sentence before it, rule this out."""
        before = self._excluded_before
        if before is not None and before.search(
            reading.text, _told_from(reading, draft), draft.start
        ):
            return True
        around = self._excluded_around
        return around is not None and around.search(_words_around(reading, draft)) is not None

    def in_clause(self, clause: str, subject: str, context: _Context) -> str | None:
        """Return the words of the clause that name the indicator."""
        found = self._clause.search(clause) if self._clause is not None else None
        if found is None:
            return None
        if self._excluded is not None and (
            self._excluded.search(clause) or self._excluded.search(subject)
        ):
            return None
        if self._context is not None and not context.has(self._context):
            return None
        return found[0]


class _Group:
    """Indicators, those of one unit or all, in their order; asked by a subject or a clause."""

    def __init__(self, unit: str | None, cues: Iterable[_Cues]) -> None:
        self._unit = unit
        self._cues = list(cues)
        self._by_subject = PatternIndex(one.written.subject for one in self._cues)
        self._by_clause = PatternIndex(one.written.clause for one in self._cues)
        self.match_subject = lru_cache(maxsize=32768)(self._match_subject)

    def _match_subject(self, subject: str) -> str | None:
        """Return the id of the first indicator that the subject names."""
        subject = QUALIFIER.sub("", subject)
        found = self._first(subject)
        if found is None and self._unit is None and SHARE_OF in subject[1:]:
            found = self._first(subject[: subject.index(SHARE_OF, 1)])  # 出口占进出口总额
        return found

    def _first(self, subject: str) -> str | None:
        for place in self._by_subject.candidates(subject):
            cues = self._cues[place]
            if self._unit is None and cues.is_length and not LENGTH.search(subject):
                continue  # 公路增长5%: of what, is not said
            if cues.is_subject(subject):
                return cues.id
        return None

    def of_clause(self, clause: str) -> list[_Cues]:
        """Return the indicators that a clause may name."""
        return [self._cues[place] for place in self._by_clause.candidates(clause)]


_NONE = _Group(None, ())


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns)) if patterns else None


def _within(pattern: str, barrier: str) -> str:
    """Return a pattern whose gaps do not reach over a mark: another figure, or 占, which opens a base.

    >>> _within("(老旧小区|棚户区).{0,6}X", "N")
    '(老旧小区|棚户区)[^N]{0,6}X'
    """
    return re.sub(r"(?<!\\)\.", f"[^{barrier}]", pattern)


def _told_from(reading: Reading, draft: Draft) -> int:
    """Return where the sentence begins that says what is spoken of; 其中 goes on with the one before."""
    start = draft.chain_start
    if not reading.text.startswith(("其中", "\n其中"), start):
        return start
    return max(reading.text.rfind("。", 0, max(0, start - 1)) + 1, draft.start - REACH, 0)


def _is_compared(draft: Draft) -> bool:
    """占地区生产总值的比重提高1个百分点 tells nothing of the gross product."""
    at = draft.left.rfind(draft.subject) if draft.subject else -1
    found = COMPARED.search(draft.left[:at]) if at > 0 else None
    return found is not None and (draft.unit == "pp" or not found[0].startswith("拉动"))


def _words_around(reading: Reading, draft: Draft) -> str:
    """Return what an indicator is looked for in: a clause, in English a sentence."""
    if reading.lang == "en":
        return _clause(reading, draft, draft.sentence_start, draft.sentence_end)
    clause = _clause(reading, draft, draft.clause_start, draft.clause_end)
    return LISTED_BEHIND.sub(FIGURE, LISTED_BEFORE.sub(FIGURE, clause))


def _clause(reading: Reading, draft: Draft, start: int, end: int) -> str:
    """Return the words around a figure with X for it and N for others among them."""
    text, drafts, at = reading.text, reading.drafts, start
    parts: list[str] = []
    index = draft.index
    while index > 0 and drafts[index - 1].start >= start:
        index -= 1
    while index < len(drafts) and drafts[index].start < end:
        other = drafts[index]
        parts += (text[at : other.start], FIGURE if other is draft else OTHER)
        at = other.end
        index += 1
    parts.append(text[at:end])
    if reading.lang == "en":
        parts = [part if part in (FIGURE, OTHER) else part.lower() for part in parts]
    return "".join(parts)
