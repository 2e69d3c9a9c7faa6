"""Statements made up for tests of reports: each names only what its case is about."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from corpus import Aggregation, Decision, Fact, FactKey, Flag, Source, Statement
from extract import Comparator, Facet, Role, Status

_NUMBERS = count(1)
H1 = (date(2025, 1, 1), date(2025, 6, 30))
H1_BEFORE = (date(2024, 1, 1), date(2024, 6, 30))

HUNAN: dict[str, Any] = {"region_code": "430000", "region_zh": "湖南省", "region_en": "Hunan Province",
         "region_level": "province"}  # fmt: skip
NATION: dict[str, Any] = {"region_code": "100000", "region_zh": "中华人民共和国", "region_en": "China",
          "region_level": "country"}  # fmt: skip
JOBS: dict[str, Any] = {"indicator": "employed_people", "indicator_zh": "吸纳带动就业人数",
        "indicator_en": "People employed", "aggregation": "flow", "unit": "person"}  # fmt: skip
PAY: dict[str, Any] = {"indicator": "labor_remuneration_paid", "indicator_zh": "劳务报酬发放额",
       "indicator_en": "Labour remuneration paid", "aggregation": "flow", "unit": "CNY"}  # fmt: skip
RATE: dict[str, Any] = {"indicator": "unemployment_survey", "indicator_zh": "城镇调查失业率",
        "indicator_en": "Surveyed urban unemployment rate", "aggregation": "ratio",
        "unit": "pct"}  # fmt: skip


def source(name: str = "甲日报", **given: Any) -> Source:
    """Return a source; its uid is made of its name."""
    values: dict[str, Any] = {
        "uid": f"uid-{name}", "sha256": "0" * 64, "uri": f"https://example.org/{name}",
        "title": f"{name}的报道", "kind": "news", "lang": "zh", "issuer": name,
        "published": date(2025, 7, 22), "authority": 2, "origin": f"uid-{name}",
    }  # fmt: skip
    return Source(**values | given)


def said(
    quote: str, value: str, *, at: tuple[date | None, date | None] = H1, **given: Any
) -> Statement:
    """Return a statement of Hunan's jobs in the first half of 2025, but for what is given."""
    number = next(_NUMBERS)
    values: dict[str, Any] = {
        "id": number, "uid": f"uid{number:012}", "source": source(), "start": 5,
        "end": 5 + len(quote), "quote": quote, "before": "累计带动", "after": "。", "display": quote,
        "value": Decimal(value), "comparator": Comparator.EQ, "subject": "带动就业人数",
        "facet": Facet.LEVEL, "status": Status.ACTUAL, "role": Role.BODY,
        "period_start": at[0], "period_end": at[1], "confidence": 1.0, "rule": "test",
    }  # fmt: skip
    return Statement(**values | HUNAN | JOBS | given)


def fact(statement: Statement, **given: Any) -> Fact:
    """Return the fact that a statement was chosen for, the only one of its key."""
    names = ("indicator", "region_code", "unit", "facet", "status", "period_start", "period_end",
             "programme", "group", "base", "per", "basis")  # fmt: skip
    values: dict[str, Any] = {name: getattr(statement, name) for name in names}
    is_growth = statement.facet in {Facet.CHANGE_ABS, Facet.CHANGE_PCT, Facet.CHANGE_PP}
    values["aggregation"] = Aggregation.GROWTH if is_growth else Aggregation.PERIOD
    if statement.period_start is None and not is_growth:
        values["aggregation"] = Aggregation.CUMULATIVE
    key = FactKey(**values | {k: v for k, v in given.items() if k in FactKey.__slots__})
    return Fact(
        key=key, statement=statement, decision=Decision.ONLY, main=not is_growth, statements=1,
        documents=1, origins=1, flags=frozenset(given.get("flags", frozenset[Flag]())),
    )  # fmt: skip
