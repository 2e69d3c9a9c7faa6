"""What a reviewer is told beside a number: that it is disputed, by whom, with which value."""

from collections.abc import Iterator

from corpus import Conflict

from .amounts import in_words
from .desk import UNSURE, Desk
from .ledger import amount_of


def review_comments(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return for each printed figure with a flag its label and the words of the comment."""
    comments = []
    for number in desk.ledger.numbers:
        others = [each for each in desk.conflicts if each.chosen.uid == number.figure]
        said = [_disputed(desk, conflict) for conflict in others]
        said += _flagged(desk, number.figure, {str(each.flag) for each in others})
        if said:
            comments.append((number.label, desk.wording.space().join(said)))
    return tuple(comments)


def _disputed(desk: Desk, conflict: Conflict) -> str:
    return desk.wording.text(
        "review_other",
        flag=desk.wording.phrases["flags"][str(conflict.flag)],
        outlet=desk.wording.outlet(conflict.other),
        n=in_words(amount_of(conflict.other), desk.lang),
    )


def _flagged(desk: Desk, uid: str | None, said: set[str]) -> Iterator[str]:
    for flag in sorted(desk.flags.get(uid or "", frozenset()) & UNSURE):
        if str(flag) not in said:
            yield desk.wording.text("review_flag", flag=desk.wording.phrases["flags"][str(flag)])
