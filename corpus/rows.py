"""What readers of the corpus get: statements, the facts chosen from them, where they disagree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extract import Comparator, Facet, Reason, Role, Status
from ingest import BBox


class Rank(StrEnum):
    """A person's word on a statement; only the best rank present takes part in a choice."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Aggregation(StrEnum):
    """How a value of a key relates to time, so that only like is set beside like.

    `period`: a flow with known start · `cumulative`: a flow whose start is not said ·
    `stock`: as of a date · `ratio`: shares, completions, amounts per unit, bounds ·
    `growth`: changes of any kind.
    """

    PERIOD = "period"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    RATIO = "ratio"
    GROWTH = "growth"


class Decision(StrEnum):
    """The rule that decided a choice, in the order in which the rules apply."""

    ONLY = "only"
    RANK = "rank"
    AUTHORITY = "authority"
    LATEST = "latest"
    NARROWEST = "narrowest"
    PLACE = "place"
    EARLIEST = "earliest"


class Flag(StrEnum):
    """What a reader of a fact must know; computed, never typed in.

    `title_approx`: a headline says the same less exactly · `rounded`: another source
    does · `revised`: a later publication replaced a value that does not overlap ·
    `conflict`: no overlap and the same date · `disagrees`: a source of lower authority
    does not overlap · `unit_slip`: the ratio is 10, 100, 1 000, 10 000 or 10⁸ within 1 % ·
    `several`: one document states several values for the key, so their scopes were not
    told apart · `reposts`: more documents than origins · `mixed_status`: the same key is
    also held with another status · `digest_only`: only a translation or digest is held ·
    `corrected`: a person corrected the value · `cum_falls`: a total since the same day is
    smaller at a later date · `part_gt_whole`: a province is above the nation ·
    `per_head`: pay per person employed is not within 1,000 to 60,000 yuan.
    """

    TITLE_APPROX = "title_approx"
    ROUNDED = "rounded"
    REVISED = "revised"
    CONFLICT = "conflict"
    DISAGREES = "disagrees"
    UNIT_SLIP = "unit_slip"
    SEVERAL = "several"
    REPOSTS = "reposts"
    MIXED_STATUS = "mixed_status"
    DIGEST_ONLY = "digest_only"
    CORRECTED = "corrected"
    CUM_FALLS = "cum_falls"
    PART_GT_WHOLE = "part_gt_whole"
    PER_HEAD = "per_head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document a statement stands in, as far as a reference needs it.

    `authority` counts from 0 (the issuing organ's own document) to 5 (translation or
    digest); see authority.yml. `origin` is the uid of the document that this one
    repeats, its own uid where it repeats none.
    """

    uid: str
    sha256: str
    uri: str
    title: str
    kind: str
    lang: str
    issuer: str | None = None
    document_number: str | None = None
    content_source: str | None = None
    published: date | None = None
    authority: int
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure with everything a sentence about it needs.

    Attributes are those of `extract.Figure`; beyond them `id` is its row, `parent`,
    `same_as` and `scope_of` are the uids of other statements, `passage` the number of
    its passage, `before` and `after` up to 20 characters of the text around the quote,
    `display` the value as a table shows it (24.36 亿元). `value` is the corrected one
    where a person corrected it; then `value_extracted` is what the text was read as.
    """

    id: int
    uid: str
    source: Source
    start: int
    end: int
    quote: str
    before: str
    after: str
    display: str
    value: Decimal
    value_high: Decimal | None = None
    value_extracted: Decimal | None = None
    unit: str
    comparator: Comparator
    indicator: str | None = None
    indicator_zh: str | None = None
    indicator_en: str | None = None
    aggregation: str | None = None
    subject: str
    facet: Facet
    basis: str | None = None
    per: str | None = None
    base: str | None = None
    status: Status
    role: Role
    period_start: date | None = None
    period_end: date | None = None
    region_code: str | None = None
    region_name: str | None = None
    region_zh: str | None = None
    region_en: str | None = None
    region_level: str | None = None
    programme: str | None = None
    group: str | None = None
    parent: str | None = None
    same_as: str | None = None
    scope_of: str | None = None
    passage: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    confidence: float
    rule: str
    reasons: tuple[Reason, ...] = ()
    rank: Rank = Rank.NORMAL
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FactKey:
    """Two statements compete only if all of these are equal; None is a value of its own.

    `scope_of` is the indicator of the set that an amount belongs to, `part` the subject
    of a figure that is part of another of the same indicator, region and period.
    """

    indicator: str
    region_code: str
    unit: str
    facet: Facet
    status: Status
    aggregation: Aggregation
    period_start: date | None = None
    period_end: date | None = None
    programme: str | None = None
    group: str | None = None
    scope_of: str | None = None
    part: str | None = None
    base: str | None = None
    per: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """The statement chosen for a key, and how it was chosen.

    `main` marks the widest scope held for (indicator, region, unit, period, status) at
    facet level: the rows of the view `facts`, the only ones to sum. Counts are over all
    statements of the key: `documents` texts, `origins` after reposts are taken together.
    """

    key: FactKey
    statement: Statement
    decision: Decision
    main: bool
    statements: int
    documents: int
    origins: int
    flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two statements of one key that a reader should see side by side.

    `flag` is one of title_approx, rounded, revised, conflict, disagrees, unit_slip,
    several. `difference` is other − chosen in the unit of the key; `ratio` the larger
    over the smaller size, None where one is 0.
    """

    key: FactKey
    chosen: Statement
    other: Statement
    flag: Flag
    difference: Decimal
    ratio: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many facts are held for an indicator, region and period: what can be asked for."""

    indicator: str
    region_code: str
    period_start: date | None
    period_end: date | None
    status: Status
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A region of the database; `grid` is its cell (column, row) on the tile map, for provinces."""

    code: str
    name_zh: str
    name_en: str | None
    parent_code: str | None
    level: str
    grid: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An indicator of the database; `aggregation` is stock, flow, ratio, rate … (figures.md §2)."""

    id: str
    pack: str
    name_zh: str
    name_en: str
    kind: str
    unit: str
    aggregation: str
    definition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNumber:
    """A number that a briefing prints: a row (`figure_uid`) or a calculation over rows.

    `value` is what was printed, exactly, so that a later correction shows as stale.
    """

    ord: int
    text: str
    kind: str
    value: Decimal | None = None
    figure_uid: str | None = None
    expression: str | None = None
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportManifest:
    """What a briefing was made of; `content_sha256` identifies the file that came out."""

    type: str
    parameters: Mapping[str, object]
    as_of: date
    generator_version: str
    content_sha256: str
    numbers: tuple[ReportNumber, ...]
