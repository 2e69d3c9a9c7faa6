"""A figure while its attributes are found, and the frozen figure that comes out."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from extract.figure import Comparator, Facet, Figure, Reason, Role, Status
from extract.numbers.mention import NumberKind, QuantityMention
from extract.numbers.numerals import exact
from ingest import BBox, Passage

PER_MILLE = ("千分之", "负千分之")


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """The one builder of a figure: steps fill it in order, `freeze` ends it.

    `left` is the folded text between the figure and the boundary before it (a comma, a full
    stop, the figure before), `right` the same after it; `clause_start` and `clause_end`
    are the commas around it, `sentence` the index of its sentence in the passage, `chain_start`
    the full stop before it (a sentence also ends at a semicolon), `index` its place among the
    drafts. None of these windows is wider than `reading.REACH`.
    """

    mention: QuantityMention
    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: str
    comparator: Comparator
    passage: int
    page: int | None = None
    bbox: BBox | None = None
    clause_start: int = 0
    clause_end: int = 0
    sentence: int = 0
    sentence_start: int = 0
    sentence_end: int = 0
    chain_start: int = 0
    index: int = 0
    left: str = ""
    left_start: int = 0
    right: str = ""
    before: str = ""
    facet: Facet = Facet.LEVEL
    subject: str = ""
    rule: str = ""
    is_inherited: bool = False
    is_headline: bool = False
    indicator: str | None = None
    basis: str | None = None
    per: str | None = None
    base: str | None = None
    status: Status = Status.ACTUAL
    role: Role = Role.BODY
    period_start: date | None = None
    period_end: date | None = None
    period_rule: str = ""
    region_rule: str = ""
    region_code: str | None = None
    region_name: str | None = None
    programme: str | None = None
    group: str | None = None
    source: "Draft | None" = None
    parent: "Draft | None" = None
    same_as: "Draft | None" = None
    scope_of: "Draft | None" = None
    confidence: float = 1.0
    reasons: list[tuple[str, str, str]] = field(default_factory=list)

    def because(self, attribute: str, rule: str, words: str) -> None:
        """Note which rule decided an attribute, and the words it rests on."""
        self.reasons.append((attribute, rule, words))

    def freeze(self, text: str, places: dict[int, int]) -> Figure:
        """Return the figure; `places` gives the position in the list by a draft's `id()`."""
        return Figure(
            start=self.start,
            end=self.end,
            quote=text[self.start : self.end],
            value=self.value,
            value_high=self.value_high,
            unit=self.unit,
            comparator=self.comparator,
            indicator=self.indicator,
            subject=self.subject,
            facet=self.facet,
            basis=self.basis,
            per=self.per,
            base=self.base,
            status=self.status,
            role=self.role,
            period_start=self.period_start,
            period_end=self.period_end,
            region_code=self.region_code,
            region_name=self.region_name,
            programme=self.programme,
            group=self.group,
            parent=places.get(id(self.parent)),
            same_as=places.get(id(self.same_as)),
            scope_of=places.get(id(self.scope_of)),
            passage=self.passage,
            page=self.page,
            bbox=self.bbox,
            confidence=self.confidence,
            rule=self.rule,
            reasons=tuple([_reason(*parts) for parts in self.reasons]),
        )


@lru_cache(maxsize=32768)
def _reason(attribute: str, rule: str, words: str) -> Reason:
    """Return a reason; the same ones come again and again, so they are made once."""
    return Reason(attribute=attribute, rule=rule, words=words)


def decide_subject(draft: Draft, subject: str, rule: str, words: str) -> None:
    """Set what a draft measures, and why."""
    draft.subject, draft.rule = subject, rule
    draft.because("subject", rule, words)


def draft_of(mention: QuantityMention, unit: str, passage: Passage) -> Draft:
    """Return the draft of a quantity that was found to be a figure."""
    value = mention.value
    if mention.kind is NumberKind.FRACTION and mention.unit is None:
        value = (100 * value).quantize(Decimal("1.000000")).normalize()  # 三分之二 = 66.666667 %
    high = mention.value_high
    if unit == "pct" and passage.text.startswith(PER_MILLE, mention.number.start):
        unit, value = "permille", exact(f"{value:f}", 1)  # as ‰ is
        high = None if high is None else exact(f"{high:f}", 1)
    return Draft(
        mention=mention,
        start=mention.start,
        end=mention.end,
        value=value,
        value_high=high,
        unit=unit,
        comparator=mention.comparator,
        passage=passage.no,
        page=passage.page,
    )
