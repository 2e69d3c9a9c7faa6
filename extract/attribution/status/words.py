"""Words that tell whether a figure has happened, is to happen, or is demanded (status.yml)."""

import re
from functools import cache
from importlib.resources import files

import yaml

from extract.attribution.drafts import Draft
from extract.figure import Comparator, Status

AFTERWARDS = re.compile(r"(?:投产|达产|建成|竣工|完工)后|建成投产后")
UNTIL_YEAR = re.compile(r"(?<!年)到(20\d\d)年")
DEMANDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})


def decide(draft: Draft, status: Status, rule: str, words: str) -> None:
    """Set the status of a figure, and why."""
    draft.status = status
    draft.because("status", rule, words)


def quote(draft: Draft, tail: str) -> str:
    """Return the words of the figure itself."""
    return tail[: draft.end - draft.start]


@cache
def status_words(name: str) -> re.Pattern[str]:
    """Return the words of status.yml under a name."""
    text = (files("extract.attribution.status") / "status.yml").read_text(encoding="utf8")
    return re.compile(yaml.load(text, Loader=yaml.CSafeLoader)[name])
