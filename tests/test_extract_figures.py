"""Figures of whole texts: what is one, and all that is said of it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Figure, find_figures
from extract.serialise import figure_as_json, figures_as_json
from ingest import document_from_row

CASES = Path(__file__).parent / "cases"


def _load(name: str) -> list[Any]:
    rows: list[Any] = yaml.safe_load((CASES / name).read_text(encoding="utf8"))
    return [pytest.param(row, id=row["label"]) for row in rows]


def _figures(case: dict[str, Any]) -> list[Figure]:
    row = {"id": "case", "title": case.get("title", ""), "text": case["text"]}
    row |= {"published": str(case.get("published", "2025-07-23")), "lang": case.get("lang", "zh")}
    return find_figures(document_from_row(row))


ATTRIBUTES = (
    "figures.yml",
    "figures_links.yml",
    "figures_time.yml",
    "figures_status.yml",
    "figures_place.yml",
    "figures_bulletin.yml",
)


@pytest.mark.parametrize("case", [case for name in ATTRIBUTES for case in _load(name)])
def test_attributes(case: dict[str, Any]) -> None:
    """Each figure is found where it stands, with every attribute that the case states."""
    found = [figure_as_json(figure) for figure in _figures(case)]
    stated = [
        {name: figure[name] for name in wanted}
        for figure, wanted in zip(found, case["figures"], strict=False)
    ]

    assert [figure["quote"] for figure in case["figures"]] == [f["quote"] for f in found]
    assert case["figures"] == stated


@pytest.mark.parametrize("case", _load("figures_none.yml"))
def test_is_no_figure(case: dict[str, Any]) -> None:
    """Dates, ordinals, names, thresholds and marks are numbers, but no figures."""
    assert [figure.quote for figure in _figures(case)] == []


def test_every_attribute_has_a_reason() -> None:
    """A figure tells which rule decided each attribute, and by which words."""
    (figure,) = _figures(
        {"text": "今年上半年，全省发放劳务报酬24.36亿元。", "title": "湖南省以工代赈"}
    )
    decided = {reason.attribute for reason in figure.reasons}

    assert {"subject", "facet", "indicator", "status", "period", "region"} <= decided


def test_json_is_that_of_the_contract() -> None:
    """Offsets count the text, values are exact strings, days ISO dates."""
    document = document_from_row({"id": 7, "text": "发放24.36亿元。", "published": "2025-07-23"})
    row = json.loads(json.dumps(figures_as_json(document, find_figures(document))))
    figure = row["figures"][0]

    assert "24.36亿元" == row["text"][figure["start"] : figure["end"]] == figure["quote"]
    assert figure["value"] == "2436000000"


@given(
    st.text(
        alphabet=st.sampled_from(
            "0123456789.,%一二万亿元人增长至和、，。；（）“”\n\t 年月abc\x00\ud800"
        ),
        max_size=200,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """No text makes the extractor raise, and every quote is what stands at its offsets."""
    document = document_from_row({"id": "x", "text": text})

    for figure in find_figures(document):
        assert text[figure.start : figure.end] == figure.quote


def test_seeds(shared: Path) -> None:
    """The two seeds give their twelve figures and nothing else."""
    from ingest import read_documents

    (path,) = (shared / "seeds").glob("*.txt")
    found = [
        (
            str(f.value.normalize()),
            f.unit,
            f.indicator,
            f.facet.value,
            f.status.value,
            f.region_code,
        )
        for document in read_documents(path)
        for f in find_figures(document)
    ]

    assert found == [
        ("2E+1", "project", "projects_reserved", "level", "actual", "360926"),
        ("9E+7", "CNY", "investment_total", "level", "planned", "360926"),
        ("2E+5", "CNY", "cost_saving", "level", "actual", "360926"),
        ("4E+1", "pct", "labor_remuneration_ratio", "level", "actual", "360926"),
        ("-3E+1", "pct", "lead_time_reduction", "change_pct", "actual", "360926"),
        ("1E+2", "pct", "remuneration_payment_rate", "level", "actual", "360926"),
        ("2E+5", "person", "employed_people", "level", "actual", "430000"),
        ("2.059E+5", "person", "employed_people", "level", "actual", "430000"),
        ("2.436E+9", "CNY", "labor_remuneration_paid", "level", "actual", "430000"),
        ("1233", "project", "projects_started", "level", "actual", "430000"),
        ("41.3", "pct", "projects_started", "change_pct", "actual", "430000"),
        ("1.664E+5", "person", "people_trained", "level", "actual", "430000"),
    ]


def test_report_that_names_a_township_before_its_city() -> None:
    """What 全市 means in a report is no township, though one may be named first."""
    text = "过去一年，长沙市岳麓区莲花镇和长沙市各镇齐心协力，全市完成投资12亿元。"
    document = document_from_row({"id": "a", "title": "政府工作报告", "text": text})

    assert [figure.region_code for figure in find_figures(document)] == ["430100"]


def test_period_ahead_of_the_news_is_not_cut() -> None:
    """News may tell of a period that has not begun; it does not end before it begins."""
    text = "省财政厅提前下达2026年补助资金44亿元。"
    row = {"id": "a", "title": "资金提前下达", "published": "2025-11-08", "text": text}
    [figure] = find_figures(document_from_row(row))

    assert str(figure.period_start) == "2026-01-01"
    assert str(figure.period_end) == "2026-12-31"
