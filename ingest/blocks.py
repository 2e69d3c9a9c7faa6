"""What the reader of a format gives: blocks in reading order, before they have offsets."""

from dataclasses import dataclass, field

from .document import Attachment, BBox, PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a table: its place, what it spans, its text on one line."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    text: str
    is_header: bool = False
    page: int | None = None
    bbox: BBox | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A passage to be. A table has `cells` and no text of its own."""

    kind: PassageKind = PassageKind.PARAGRAPH
    text: str = ""
    level: int | None = None
    page: int | None = None
    bbox: BBox | None = None
    lang: str | None = None
    align: str | None = None
    cells: tuple[GridCell, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One article as its format gave it.

    `raw` is the same text read by a second, simpler way, from which no block was
    made: its digits are held against those of the passages. `labels` is what the
    file says of itself under the names of `metadata.yml` (title, issuer …);
    `heading` blocks before the body (title, subtitle, byline) are in `blocks`.
    """

    title: str | None = None
    blocks: tuple[Block, ...]
    raw: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    pages: int | None = None
    encoding: str | None = None
    losses: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
