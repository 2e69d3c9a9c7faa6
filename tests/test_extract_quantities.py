"""The number layer: every number expression, its words, value, unit and comparator."""

from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import find_quantities
from extract.figure import Comparator
from extract.numbers.comparators import comparators, stronger
from extract.numbers.mention import NumberKind, UnitSource
from extract.numbers.quantities import find_mentions
from extract.numbers.units import chinese_units, currency_marks, english_units
from extract.numbers.words import WordTable

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "quantities.yml").read_text(encoding="utf8")
)
DATA = ["units.yml", "comparators.yml", "counted_nouns.yml", "numeral_words.yml"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_each_form_reads_as_the_table_says(case: dict[str, Any]) -> None:
    """A number expression gives the words, value, unit and comparator of its row."""
    text = case["text"]

    found = [
        [text[q.start : q.end], q.value, q.unit, q.comparator.value]
        + ([] if q.value_high is None else [q.value_high])
        for q in find_quantities(text, case.get("lang", "zh"))
    ]

    assert [_row(read) for read in case["reads"]] == found


def _row(read: list[Any]) -> list[Any]:
    words, value, unit, comparator, *high = read
    return [words, Decimal(str(value)), unit, comparator, *(Decimal(str(h)) for h in high)]


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("1.1万余元", "12000"),
        ("2300余名", "2400"),
        ("2000余名", "3000"),
        ("20余亿元", "3000000000"),
    ],
)
def test_yu_implies_the_next_digit(text: str, implied: str) -> None:
    """余 promises less than one more of the last written digit."""
    [mention] = find_mentions(text)

    assert Decimal(implied) == mention.implied_high


@pytest.mark.parametrize(
    ("text", "source", "noun"),
    [
        ("47个脱贫村", UnitSource.NOUN_RIGHT, "脱贫村"),
        ("企业达到90家", UnitSource.NOUN_LEFT, "企业"),
        ("33.7万农村居民", UnitSource.NOUN_RIGHT, "居民"),
    ],
)
def test_the_counted_noun_is_told(text: str, source: UnitSource, noun: str) -> None:
    """A unit that a noun decided names the noun and its side."""
    [mention] = find_mentions(text)

    assert mention.noun is not None
    assert (source, noun) == (mention.unit_source, text[mention.noun.start : mention.noun.end])


def test_parts_of_a_mention_are_told() -> None:
    """Number, unit word, scale, digits and denominator are told beside the value."""
    text = "按照每天约1.25万元/亩补偿"

    [mention] = find_mentions(text)

    assert text[mention.number.start : mention.number.end] == "1.25万"
    assert text[mention.unit_span.start : mention.unit_span.end] == "元/亩"
    assert (mention.exponent, mention.digits, mention.per) == (4, 3, "亩")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2025年", NumberKind.CALENDAR),
        ("数十名", NumberKind.VAGUE),
        ("三分之二", NumberKind.FRACTION),
        ("超万亿元", NumberKind.BARE),
        ("20万元", NumberKind.PLAIN),
    ],
)
def test_the_kind_of_number_is_told(text: str, kind: NumberKind) -> None:
    """A date, a vague number, a fraction and a bare scale are marked as such."""
    [mention] = find_mentions(text)

    assert kind == mention.kind


def test_a_fraction_keeps_its_value() -> None:
    """A fraction is a plain ratio here; only attribution makes a share in per cent of it."""
    values = {text: find_quantities(text)[0].value for text in ("四分之三", "3/4", "1又1/2")}

    assert {"四分之三": Decimal("0.75"), "3/4": Decimal("0.75"), "1又1/2": Decimal("1.5")} == values


def test_bounds_outrank_estimates() -> None:
    """约…以上 is a bound; 近…余 too."""
    assert stronger(Comparator.APPROX, Comparator.AT_LEAST) == Comparator.AT_LEAST
    assert stronger(Comparator.NEARLY, Comparator.MORE_THAN, None) == Comparator.MORE_THAN
    assert stronger(None) == Comparator.EQ


@pytest.mark.parametrize("name", DATA)
def test_no_word_is_listed_twice(name: str) -> None:
    """A key that stands twice in a data file would silently lose its first entry."""
    node: yaml.Node | None = yaml.compose(
        (files("extract.numbers") / name).read_text(encoding="utf8")
    )

    assert node is not None
    assert _repeated(node) == []


def _repeated(node: yaml.Node) -> list[str]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        inner = [word for _, value in node.value for word in _repeated(value)]
        return [key for key in keys if keys.count(key) > 1] + inner
    if isinstance(node, yaml.SequenceNode):
        words = [item.value for item in node.value if isinstance(item, yaml.ScalarNode)]
        inner = [word for item in node.value for word in _repeated(item)]
        return [word for word in words if words.count(word) > 1] + inner
    return []


def test_tables_load_without_a_word_twice() -> None:
    """Two lists of one table do not claim the same word."""
    assert chinese_units().words()
    assert english_units().words()
    assert currency_marks().words()
    assert comparators("zh").before.words()
    assert comparators("en").after.words()


def test_a_word_given_twice_is_an_error() -> None:
    """The table that two lists share refuses a word they both hold."""
    with pytest.raises(ValueError, match="^座: twice in one list$"):
        WordTable([("座", 1), ("座", 2)])
