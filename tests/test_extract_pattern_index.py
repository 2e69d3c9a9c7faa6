"""The index of patterns: it may offer a pattern too many, it never leaves out one that matches."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.attribution.indicators.packs import indicators
from extract.attribution.indicators.pattern_index import PatternIndex, needed_words

CUES = [cues for one in indicators().values() for cues in one.cues.values()]
PATTERNS = sorted({pattern for cues in CUES for pattern in (*cues.subject, *cues.clause)})


@settings(deadline=None)
@given(pattern=st.sampled_from(PATTERNS), data=st.data())
def test_what_a_pattern_of_a_pack_matches_is_offered(pattern: str, data: st.DataObject) -> None:
    """Whatever text a pattern matches, the index names it for that text."""
    text = data.draw(st.from_regex(pattern))

    assert PatternIndex([[pattern]]).candidates(text) == [0]


NEEDED = [
    ("总投资额?", {"总投资"}, "what may be left out is not needed"),
    ("(?:开工|竣工)率", {"开工", "竣工"}, "of alternatives one is needed; 率 alone is shorter"),
    ("(?:开工|.{3})率", {"率"}, "an alternative that may be anything tells nothing"),
    ("(?:资金)*X", {"X"}, "what may stand no times is not needed"),
    ("(?:资金)+.{0,4}X", {"资金"}, "what stands once or more is"),
    ("(?<!完成)投资", {"投资"}, "what must not stand before is not in the match"),
    ("[省市]级", {"级"}, "a class of characters is no word"),
    ("(?i)gdp", None, "without case any of several words would do"),
    ("(?i:gdp)总量", {"总量"}, "the same inside a pattern"),
    (".*", None, "anything matches"),
]


@pytest.mark.parametrize(("pattern", "words", "reason"), NEEDED)
def test_needed_words(pattern: str, words: set[str] | None, reason: str) -> None:
    """The words that a match must contain are read from the pattern."""
    assert words == needed_words(pattern), reason


def test_alternatives_without_a_needed_word_are_always_offered() -> None:
    """One alternative that may match anything keeps its entry in every answer."""
    index = PatternIndex([["总投资", ".{2}"], [], ["报酬"]])

    assert index.candidates("里程") == [0]
    assert index.candidates("劳务报酬") == [0, 2]


def test_case_may_be_ignored() -> None:
    """Names of programmes are looked for in any case."""
    index = PatternIndex([["Key projects"]], ignore_case=True)

    assert [0] == index.candidates("KEY PROJECTS") == index.candidates("key projects")


@pytest.mark.parametrize("text", ["", "X", "总", "节"])
def test_a_word_of_one_character_is_no_key(text: str) -> None:
    """A pattern that needs one character alone (X for the figure) is tried on every text."""
    assert PatternIndex([["X"], ["总投资"], [".{0,4}节"]]).candidates(text) == [0, 2]
