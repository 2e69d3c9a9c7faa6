"""The spaCy component: figures and entities as spans of a document."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from extract import Comparator, Facet, Figure, Reason, Role, Status
from extract.attribution.indicators.groups import _first
from extract.entity_patterns import PatternError, load_patterns
from extract.figure_values import figure_from_values, figure_to_values
from ingest import BBox

TEXT = "截至2024年6月底，某县以工代赈示范项目吸纳脱贫人口1200余人务工，发放劳务报酬3.5亿元。"
ENGLISH = "By the end of June 2024, the project had created jobs for 1,200 veterans."


@pytest.fixture(scope="module")
def chinese() -> Language:
    """A blank Chinese pipeline with the component."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongbao_figures")
    return nlp


def test_is_found_by_name_alone(chinese: Language) -> None:
    """The entry point makes the factory known to every pipeline."""
    assert "gongbao_figures" in spacy.blank("en").factory_names
    assert chinese.pipe_names == ["gongbao_figures"]


def test_marks_figures(chinese: Language) -> None:
    """Spans cover the quotes and carry the exact figures."""
    doc = chinese(TEXT)
    spans = doc.spans["figures"]

    assert [span.text for span in spans] == ["1200余人", "3.5亿元"]
    assert [Decimal(1200), Decimal("350000000")] == [span._.figure.value for span in spans]
    assert TEXT[spans[1]._.figure.start : spans[1]._.figure.end] == spans[1]._.figure.quote
    assert spans[1]._.figure.unit == "CNY"


def test_spans_of_others_have_no_figure(chinese: Language) -> None:
    """A span that is no figure's has None."""
    assert chinese(TEXT)[0:3]._.figure is None


def test_marks_programmes_and_groups(chinese: Language) -> None:
    """Entities carry their label and the id that figures use."""
    doc = chinese(TEXT)

    found = [(span.text, span.label_, span.id_) for span in doc.spans["entities"]]
    assert found == [
        ("以工代赈示范项目", "PROGRAMME", "work_relief.demo"),
        ("脱贫人口", "GROUP", "poverty_lifted"),
    ]


def test_widens_to_tokens() -> None:
    """English figures are whole tokens, however the tokeniser cuts."""
    nlp = spacy.blank("en")
    nlp.add_pipe("gongbao_figures")
    doc = nlp(ENGLISH)

    assert [span.text for span in doc.spans["figures"]] == ["1,200"]
    assert [span.text for span in doc.spans["entities"]] == ["veterans"]


def test_takes_what_the_text_does_not_say(chinese: Language) -> None:
    """Publication date given beside the document dates its figures."""
    doc = chinese.make_doc("今年上半年，全县新开工项目30个。")
    doc._.bulletin = {"published": "2023-08-01", "title": "某县上半年项目开工情况"}
    (span,) = chinese(doc).spans["figures"]

    assert (date(2023, 1, 1), date(2023, 6, 30)) == (
        span._.figure.period_start,
        span._.figure.period_end,
    )


def test_pipes_and_survives_bytes(chinese: Language) -> None:
    """Batches give the same, and figures are there after a document was stored and read."""
    docs = list(chinese.pipe([TEXT, "没有数字。"]))
    stored = DocBin(store_user_data=True, docs=docs).to_bytes()
    back = list(DocBin().from_bytes(stored).get_docs(chinese.vocab))

    assert [len(doc.spans["figures"]) for doc in docs] == [2, 0]
    assert docs[0].spans["figures"][0]._.figure == back[0].spans["figures"][0]._.figure


def test_user_patterns_are_added(tmp_path: Path) -> None:
    """Words and token patterns of a user's file are found beside those that ship."""
    path = tmp_path / "mine.jsonl"
    rows = [
        {"label": "PROGRAMME", "pattern": "百县帮扶计划", "id": "hundred"},
        {"label": "YEAR", "pattern": [{"TEXT": {"REGEX": r"^\d$"}}, {"TEXT": "年"}]},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf8")
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongbao_figures", config={"patterns": [str(path)]})
    doc = nlp("2024年百县帮扶计划帮助农民工就业。")

    assert [span.label_ for span in doc.spans["entities"]] == ["YEAR", "PROGRAMME", "GROUP"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON: Expecting property name enclosed in double quotes"),
        ("[]", "a pattern needs a label"),
        ('{"label": "A", "pattern": 3}', "a pattern is a string or a list of token patterns"),
    ],
)
def test_bad_pattern_names_line_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    """A bad line of a user's file is named with its reason."""
    path = tmp_path / "bad.jsonl"
    path.write_text("\n" + line, encoding="utf8")

    with pytest.raises(PatternError) as caught:
        load_patterns(path)
    assert f"{path}:2: {reason}" == str(caught.value)


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda pattern: str(pattern.pattern))
def test_patterns_agree_with_attribution(pattern: object) -> None:
    """Words that name an entity name the same programme or group in a figure."""
    (shown,) = [p for p in load_patterns() if p is pattern]
    table = "programmes" if shown.label == "PROGRAMME" else "groups"

    assert shown.id == _first(table, str(shown.pattern))


def test_patterns_are_not_repeated() -> None:
    """No words stand twice in the patterns that ship."""
    words = [str(pattern.pattern) for pattern in load_patterns()]

    assert sorted(set(words)) == sorted(words)


figures = st.builds(
    Figure,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    quote=st.text(),
    value=st.decimals(allow_nan=False, allow_infinity=False),
    value_high=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    unit=st.text(),
    comparator=st.sampled_from(Comparator),
    subject=st.text(),
    facet=st.sampled_from(Facet),
    status=st.sampled_from(Status),
    role=st.sampled_from(Role),
    period_start=st.none() | st.dates(),
    bbox=st.none() | st.just(BBox(1.0, 2.0, 3.0, 4.5)),
    rule=st.text(),
    reasons=st.lists(
        st.builds(Reason, attribute=st.text(), rule=st.text(), words=st.text()), max_size=2
    ).map(tuple),
)


@given(figure=figures)
def test_figures_pass_through_plain_values(figure: Figure) -> None:
    """A figure is the same after it was made plain values, even through JSON."""
    values = json.loads(json.dumps(figure_to_values(figure)))

    assert figure == figure_from_values(values)
