"""Text objects of an OFD page to lines with boxes (GB/T 33190-2016, 8.5 and 11).

Millimetres with the origin at the top left become points. An object holds a line, a word or
one character; what stands at one height and close together is one line again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from unicodedata import east_asian_width

from lxml import etree

from .document import BBox
from .pdf.page import Line

POINTS_PER_MM = 72 / 25.4
ASCENT = 0.88  # of the size: from the baseline to the top of a Chinese character
# Gaps by the size of the type: pieces closer than the first are one word, wider than the
# second are cells or columns.
NARROW_GAP, WIDE_GAP = 0.3, 2.0
SAME_HEIGHT = 0.35
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that follow each other at one height; `y` is that of their baseline."""

    x0: float
    x1: float
    y: float
    size: float
    text: str


def lines_of_objects(objects: Iterable[etree._Element]) -> tuple[Line, ...]:
    """Return the lines of a page's text objects, from the top, left to right."""
    pieces = sorted(
        chain.from_iterable(map(_pieces, objects)), key=lambda piece: (piece.y, piece.x0)
    )
    rows: list[list[_Piece]] = []
    for piece in pieces:
        if rows and piece.y - rows[-1][0].y < SAME_HEIGHT * max(piece.size, 1.0):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(_line(piece) for row in rows for piece in _joined(row))


def _pieces(item: etree._Element) -> Iterator[_Piece]:
    """Yield the pieces of a text object: its runs of characters without a jump."""
    left, top, *_ = numbers(item.get("Boundary"), 4)
    a, b, c, d, e, f = numbers(item.get("CTM"), 6) if item.get("CTM") else IDENTITY
    size = (numbers(item.get("Size"), 1)[0] or 1.0) * max((c * c + d * d) ** 0.5, 0.01)
    x = y = 0.0
    for code in item.iterfind("{*}TextCode"):
        # Without a place of its own a code begins where the one before it did.
        x = numbers(code.get("X"), 1)[0] if code.get("X") else x
        y = numbers(code.get("Y"), 1)[0] if code.get("Y") else y
        text = code.text or ""
        places = _places(text, x, y, size, code)
        yield from _runs(
            [
                (char, left + a * px + c * py + e, top + b * px + d * py + f)
                for char, (px, py) in zip(text, places, strict=True)
            ],
            size,
        )


def _places(
    text: str, x: float, y: float, size: float, code: etree._Element
) -> Iterator[tuple[float, float]]:
    """Yield the place of each character; where no step is given it follows its width."""
    across = chain(steps(code.get("DeltaX")), repeat(None))
    down = chain(steps(code.get("DeltaY")), repeat(None))
    vertical = bool(code.get("DeltaY")) and not code.get("DeltaX")
    for char, dx, dy in zip(text, islice(across, len(text)), islice(down, len(text)), strict=True):
        yield x, y
        x += dx if dx is not None else 0.0 if vertical else _width(char) * size
        y += dy or 0.0


def steps(text: str | None) -> Iterator[float]:
    """Yield the steps of a DeltaX: numbers, among them `g 3 4.5` for three times 4.5.

    >>> list(steps("4 g 3 4.5 2"))
    [4.0, 4.5, 4.5, 4.5, 2.0]
    """
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            times, step = next(words, "0"), next(words, "0")
            yield from repeat(_number(step), min(int(_number(times)), 10_000))
        else:
            yield _number(word)


def numbers(text: str | None, least: int) -> list[float]:
    """Return the numbers of an attribute, zeros where it has fewer than it should.

    >>> numbers("0 0 210 297", 4), numbers("x 2", 3)
    ([0.0, 0.0, 210.0, 297.0], [0.0, 2.0, 0.0])
    """
    found = [_number(word) for word in (text or "").split()]
    return found + [0.0] * (least - len(found))


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return 0.0


def _runs(places: list[tuple[str, float, float]], size: float) -> Iterator[_Piece]:
    run: list[tuple[str, float, float]] = []
    for char, x, y in places:
        if run and (
            abs(y - run[-1][2]) > SAME_HEIGHT * size or x - _end(run, size) > WIDE_GAP * size
        ):
            yield _piece(run, size)
            run = []
        run.append((char, x, y))
    if run:
        yield _piece(run, size)


def _piece(run: list[tuple[str, float, float]], size: float) -> _Piece:
    return _Piece(run[0][1], _end(run, size), run[0][2], size, "".join(char for char, *_ in run))


def _end(run: list[tuple[str, float, float]], size: float) -> float:
    char, x, _ = run[-1]
    return x + _width(char) * size


def _width(char: str) -> float:
    return 1.0 if east_asian_width(char) in "WF" else 0.5


def _joined(row: list[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces of a row from left to right, those that are close together as one."""
    waiting: _Piece | None = None
    for piece in sorted(row, key=lambda piece: piece.x0):
        if waiting is None:
            waiting = piece
            continue
        gap = (piece.x0 - waiting.x1) / max(piece.size, 1.0)
        if gap > WIDE_GAP:
            yield waiting
            waiting = piece
        else:
            text = f"{waiting.text}{' ' if gap > NARROW_GAP else ''}{piece.text}"
            waiting = _Piece(waiting.x0, max(waiting.x1, piece.x1), waiting.y, waiting.size, text)
    if waiting is not None:
        yield waiting


def _line(piece: _Piece) -> Line:
    size = piece.size * POINTS_PER_MM
    base = piece.y * POINTS_PER_MM
    box = BBox(
        piece.x0 * POINTS_PER_MM,
        base - ASCENT * size,
        piece.x1 * POINTS_PER_MM,
        base + (1 - ASCENT) * size,
    )
    return Line(text=" ".join(piece.text.split()), box=box, size=size)
