"""The end of a notice: who signed it and when (GB/T 9704-2012, 7.3.5)."""

import re
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ingest.blocks import Block
from ingest.document import PassageKind

from .dates import find_date, is_date

ORGAN = re.compile(
    r"(?:[一-鿿（）()]{2,30}?)"
    r"(?:委员会|人民政府|政府|办公厅|办公室|厅|局|部|委|署|院|会|中心|公司|银行|总队|领导小组|指挥部|处|科|社)"
    r"(?:[（(].{1,12}[）)])?"
)
ORGAN_AND_DATE = re.compile(r"(?P<organ>.{4,40}?)[\s　]+(?P<date>\S*\d{4}\s*年.*日)$")
FIRST_POSITION = 2
MOST_ORGANS = 12
# A part of a letter-spaced name is shorter than any name of an organ on a line of several.
SHORTEST = 3
WHITE = re.compile(r"[\s　\xa0]+")


class Signature(NamedTuple):
    """Positions of the signature's blocks, its organs in the order of the page, its date."""

    positions: tuple[int, ...]
    organs: tuple[str, ...]
    written: date


def find_signature(blocks: tuple[Block, ...]) -> Signature | None:
    """Return the first signature: organs one per line, then the date; attachments may follow.

    A letter-spaced name (财　政　部) loses its spaces here, not in the text.
    """
    for position in range(FIRST_POSITION, len(blocks)):
        block = blocks[position]
        if block.kind == PassageKind.TABLE or not block.text.rstrip(" 　）)").endswith("日"):
            continue
        found = _before_date(blocks, position) if is_date(block.text) else _on_one_line(block.text)
        if found is not None:
            return found if len(found.positions) > 1 else Signature((position,), *found[1:])
    return None


def _on_one_line(text: str) -> Signature | None:
    both = ORGAN_AND_DATE.fullmatch(text.strip())
    organ = WHITE.sub("", both["organ"]) if both is not None else ""
    written = find_date(both["date"]) if both is not None else None
    if written is None or not ORGAN.fullmatch(organ) or organ.endswith(("处", "科")):
        return None
    return Signature((), (organ,), written)


def _before_date(blocks: tuple[Block, ...], position: int) -> Signature | None:
    written = find_date(blocks[position].text)
    organs: list[str] = []
    for before in range(position - 1, max(position - 1 - MOST_ORGANS, 1), -1):
        names = _organs(blocks[before].text)
        if not names or blocks[before].kind == PassageKind.TABLE:
            break
        organs[:0] = names
        first = before
    if not organs or written is None:
        return None
    return Signature(tuple(range(first, position + 1)), tuple(dict.fromkeys(organs)), written)


def _organs(text: str) -> list[str]:
    """Return the organs of a signature line, or nothing where it is no such line."""
    parts = [part for part in WHITE.split(text.strip()) if part]
    if len(parts) > 1 and all(len(part) > SHORTEST and ORGAN.fullmatch(part) for part in parts):
        return parts
    whole = "".join(parts)
    if ORGAN.fullmatch(whole) and len(whole) <= 24:
        return [whole]
    return parts if len(parts) > 1 and all(ORGAN.fullmatch(part) for part in parts) else []


def mark_signature(blocks: tuple[Block, ...], signature: Signature) -> tuple[Block, ...]:
    """Return the blocks with those of the signature named as such."""
    return tuple(
        replace(block, kind=PassageKind.SIGNATURE, level=None)
        if position in signature.positions
        else block
        for position, block in enumerate(blocks)
    )
