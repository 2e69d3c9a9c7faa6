"""Digits that were in a file and are in no passage: read twice, counted, and said.

The text that is compared comes from a second and simpler reading of the same bytes, so
that an error of the reader shows. What is left out by name (chrome.txt, page numbers,
headers that recur) is taken out before; what became metadata counts as kept.
"""

import re
from collections import Counter

NUMBER = re.compile(r"\d+")
MOST_SHOWN = 10


def lost_digits(raw: str, kept: str) -> Counter[str]:
    """Return the digit strings of `raw` that occur more often in it than in `kept`.

    >>> lost_digits("带动20.59万人，12个县", "带动20.59万人")
    Counter({'12': 1})
    """
    return Counter(NUMBER.findall(raw)) - Counter(NUMBER.findall(kept))


def loss_share(raw: str, lost: Counter[str]) -> float:
    """Return the share of a text's digits that is lost."""
    digits = sum(map(len, NUMBER.findall(raw)))
    missing = sum(len(number) * times for number, times in lost.items())
    return missing / digits if digits else 0.0


def describe_loss(raw: str, kept: str) -> tuple[str | None, float]:
    """Return a sentence that lists the lost digits, if there are any, and their share."""
    lost = lost_digits(raw, kept)
    if not lost:
        return None, 0.0
    share = loss_share(raw, lost)
    shown = ", ".join(number for number, _ in lost.most_common(MOST_SHOWN))
    more = f" and {len(lost) - MOST_SHOWN} more" if len(lost) > MOST_SHOWN else ""
    return f"digits in no passage ({share:.1%}): {shown}{more}", share
