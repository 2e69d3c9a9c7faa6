"""Text with its figures marked: spans may nest and overlap, the innermost wins."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure in the text: half-open range of code points, its address and its kind."""

    start: int
    end: int
    uid: str
    href: str
    status: str


class Marks:
    """The figures of a text, found by place: a document may hold thousands, a table as many cells.

    >>> mark = Mark(start=2, end=6, uid="a1", href="/corpus/figures/7", status="actual")
    >>> str(Marks("吸纳20万人", [mark]).shown(0, 6))
    '吸纳<a class="figure actual" id="a1" href="/corpus/figures/7" data-figure="a1">20万人</a>'
    """

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)

    def shown(self, start: int, end: int) -> Markup:
        """Return the text from `start` to `end` escaped, each mark a link."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        inside = [mark for mark in self._marks[first:last] if mark.end > start]
        edges = {start, end}
        for mark in inside:
            edges |= {max(start, mark.start), min(end, mark.end)}
        cuts = sorted(edges)
        seen: set[str] = set()
        pieces = [
            _piece(self.text[left:right], _innermost(inside, left, right), seen)
            for left, right in zip(cuts, cuts[1:], strict=False)
        ]
        return Markup("".join(pieces))


def _innermost(marks: Sequence[Mark], left: int, right: int) -> Mark | None:
    covering = [mark for mark in marks if mark.start <= left and mark.end >= right]
    return min(covering, key=lambda mark: (mark.end - mark.start, mark.uid), default=None)


def _piece(text: str, mark: Mark | None, seen: set[str]) -> str:
    if mark is None:
        return escape(text)
    # The id stands once, at the first piece, so that #uid leads to the beginning.
    uid = escape(mark.uid)
    identity = "" if mark.uid in seen else f' id="{uid}"'
    seen.add(mark.uid)
    return (
        f'<a class="figure {escape(mark.status)}"{identity} href="{escape(mark.href)}"'
        f' data-figure="{uid}">{escape(text)}</a>'
    )
