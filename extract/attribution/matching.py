"""Find the indicator that a subject or a clause names; better none than a wrong one."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract.figure import Facet

from .basis import base_of_remuneration
from .drafts import Draft
from .facets import CHANGES
from .indicators import Cues, Indicator
from .reading import Reading

# Facets whose value is no level of the indicator: its unit says nothing about which one it is.
RELATIVE = CHANGES | {Facet.SHARE, Facet.MULTIPLE, Facet.COMPLETION}
# Said of any count; no part of what is counted.
QUALIFIER = re.compile(r"^(?:计划|预计|拟|累计|已|共|实际|年度|当年|本年|其他|其余)(?=..)")
LENGTH = re.compile(r"里程|长|公里|km|length|roads", re.IGNORECASE)
FIGURE, OTHER = "X", "N"


class IndicatorMatcher:
    """Matches drafts of one language against a set of indicators, in their order."""

    def __init__(self, indicators: Mapping[str, Indicator], lang: str) -> None:
        self._cues = {one.id: _Compiled(one.cues[lang], one.kind) for one in indicators.values()}
        self._lang = lang
        self._by_unit: dict[str, list[_Compiled]] = {}
        self._ratios: list[tuple[str, _Compiled]] = []
        self._ids: dict[int, str] = {}
        for one in indicators.values():
            compiled = self._cues[one.id]
            self._ids[id(compiled)] = one.id
            for unit in one.units:
                self._by_unit.setdefault(unit, []).append(compiled)
        self._all = list(self._cues.items())
        self._any_subject = _any([p for one in indicators.values() for p in one.cues[lang].subject])
        self._of_subject = lru_cache(maxsize=65536)(self._match_subject)

    def set_indicators(self, reading: Reading, context: str) -> None:
        """Give every draft its indicator, where one is named."""
        around = _Context(context)
        for draft in reading.drafts:
            if self._of_share(draft):
                pass
            elif draft.source is not None and draft.is_inherited:
                self._copy(draft, draft.source)
            else:
                self._find(reading, draft, around)
            if draft.indicator is None and draft.rule.startswith("table."):
                self._of_header(draft, around)
            if draft.indicator == "labor_remuneration_ratio":
                words = reading.text[draft.clause_start : draft.clause_end]
                draft.base = base_of_remuneration(words)

    def _of_header(self, draft: Draft, context: "_Context") -> None:
        """A header stands for a clause: 计划吸纳务工 over a count of people."""
        for cues in self._by_unit.get(draft.unit, ()):
            subject = draft.subject.lower() if self._lang == "en" else draft.subject
            if cues.in_clause(subject + FIGURE, subject, context) is not None:
                draft.indicator = self._ids[id(cues)]
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

    def _copy(self, draft: Draft, source: Draft) -> None:
        if draft.subject == source.subject and source.indicator is not None:
            draft.indicator = source.indicator
            draft.because("indicator", "inherit", source.subject)

    def _find(self, reading: Reading, draft: Draft, context: "_Context") -> None:
        relative = draft.facet in RELATIVE
        subject = draft.subject.lower() if self._lang == "en" else draft.subject
        found = self._of_subject(subject, None if relative else draft.unit)
        if found == "labor_remuneration_paid" and draft.facet is Facet.SHARE:
            found = "labor_remuneration_ratio"
        if found is not None:
            draft.indicator = found
            draft.because("indicator", "subject", draft.subject)
            return
        if self._lang == "en":
            clause = _clause(reading, draft, draft.sentence_start, draft.sentence_end)
        else:
            clause = _clause(reading, draft, draft.clause_start, draft.clause_end)
        for cues in self._by_unit.get(draft.unit, ()):
            words = cues.in_clause(clause, draft.subject, context)
            allowed = not relative or cues.is_ratio or draft.facet is Facet.CHANGE_ABS
            if words is not None and allowed:
                draft.indicator = self._ids[id(cues)]
                draft.because("indicator", "clause", words)
                return

    def _match_subject(self, subject: str, unit: str | None) -> str | None:
        if unit is None:
            pairs = self._all
        else:
            pairs = [(self._ids[id(cues)], cues) for cues in self._by_unit.get(unit, ())]
        subject = QUALIFIER.sub("", subject)
        if self._any_subject is None or self._any_subject.fullmatch(subject) is None:
            return None
        for name, cues in pairs:
            if unit is None and cues.is_length and not LENGTH.search(subject):
                continue  # 公路增长5%: of what, is not said
            if cues.is_subject(subject):
                return name
        return None


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


class _Compiled:
    """The cues of one indicator as regular expressions."""

    def __init__(self, cues: Cues, kind: str) -> None:
        self._subject = _any(cues.subject)
        self._clause = _any(cues.clause)
        self._excluded = _any(cues.excluded)
        self._context = re.compile(cues.context) if cues.context else None
        self.is_ratio = kind == "ratio"
        self.is_length = kind == "length"

    def is_subject(self, subject: str) -> bool:
        if self._subject is None or self._subject.fullmatch(subject) is None:
            return False
        return self._excluded is None or self._excluded.search(subject) is None

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


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns)) if patterns else None


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
