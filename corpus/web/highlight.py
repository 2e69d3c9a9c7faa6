"""Text with its figures marked: spans may nest and overlap, the innermost wins."""

from collections.abc import Iterable, Sequence
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


def highlight(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """Return `text[start:end]` escaped, each mark a link.

    >>> mark = Mark(start=2, end=6, uid="a1", href="/corpus/figures/7", status="actual")
    >>> str(highlight("吸纳20万人", 0, 6, [mark]))
    '吸纳<a class="figure actual" id="a1" href="/corpus/figures/7" data-figure="a1">20万人</a>'
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in inside:
        edges |= {max(start, mark.start), min(end, mark.end)}
    cuts = sorted(edges)
    seen: set[str] = set()
    return Markup("").join(
        _piece(text[left:right], _innermost(inside, left, right), seen)
        for left, right in zip(cuts, cuts[1:], strict=False)
    )


def _innermost(marks: Sequence[Mark], left: int, right: int) -> Mark | None:
    covering = [mark for mark in marks if mark.start <= left and mark.end >= right]
    return min(covering, key=lambda mark: (mark.end - mark.start, mark.uid), default=None)


def _piece(text: str, mark: Mark | None, seen: set[str]) -> Markup:
    if mark is None:
        return escape(text)
    # The id stands once, at the first piece, so that #uid leads to the beginning.
    identity = Markup("") if mark.uid in seen else Markup(' id="{}"').format(mark.uid)
    seen.add(mark.uid)
    return Markup('<a class="figure {}"{} href="{}" data-figure="{}">{}</a>').format(
        mark.status, identity, mark.href, mark.uid, text
    )
