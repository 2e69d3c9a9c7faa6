"""Answers of the peers, for benchmarks.peers: run by an interpreter that has them installed.

Reads cases as JSON lines (input, lang, ref), writes for each the finds of every peer that can be
imported: start, end, value, unit, in the shape of the suites. Imports nothing of the project.
"""

import json
import logging
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

Found = dict[str, Any]
DAY = timedelta(days=1)


def jionlp_money(case: Found, jionlp: Any) -> list[Found]:
    """Amounts of money; a blurred one (上千元) is a pair of bounds."""
    found = jionlp.ner.extract_money(case["input"], with_parsing=True) or []
    return [
        _row(one["offset"], one["detail"]["num"], _currency(one["detail"]["case"]))
        for one in found
        if one["detail"]
    ]


def jionlp_time(case: Found, jionlp: Any) -> list[Found]:
    """Times that name days; the end is made half-open, as the suites have it."""
    day = date.fromisoformat((case.get("ref") or "2021-06-14")[:10])
    base = {"year": day.year, "month": day.month, "day": day.day}
    found = jionlp.ner.extract_time(case["input"], time_base=base, with_parsing=True) or []
    rows = []
    for one in found:
        times = one["detail"] and one["detail"].get("time")
        if isinstance(times, list):
            rows.append(_row(one["offset"], [_days(*times)], None))
    return rows


def quantulum3_quantities(case: Found, parser: Any) -> list[Found]:
    """Quantities of English text."""
    return [
        _row(q.span, str(q.value), None if q.unit.name == "dimensionless" else q.unit.name)
        for q in parser.parse(case["input"])
    ]


def cn2an_numbers(case: Found, cn2an: Any) -> list[Found]:
    """The value of a whole text, for cn2an finds no places: smart takes every notation."""
    return [_row((0, len(case["input"])), str(cn2an.cn2an(case["input"], "smart")), None)]


# Name, language, whether of dates, module, and what asks it.
PEERS: list[tuple[str, str, bool, str, Callable[[Found, Any], list[Found]]]] = [
    ("JioNLP", "zh", False, "jionlp", jionlp_money),
    ("JioNLP", "zh", True, "jionlp", jionlp_time),
    ("cn2an", "zh", False, "cn2an", cn2an_numbers),
    ("quantulum3", "en", False, "quantulum3.parser", quantulum3_quantities),
]


def _row(span: Any, value: Any, unit: str | None) -> Found:
    return {"start": span[0], "end": span[1], "value": value, "unit": unit, "interval": None}


def _currency(name: str) -> str:
    return "CNY" if name in ("元", "人民币") else name


def _days(first: str, last: str) -> dict[str, str | None]:
    """Return a time of JioNLP as days; `inf` leaves an end open."""
    end = None if "inf" in last else str(datetime.fromisoformat(last).date() + DAY)
    return {"start": None if "inf" in first else first[:10], "end": end}


def _ask(peer: Callable[[Found, Any], list[Found]], case: Found, module: Any) -> list[Found]:
    """Return what a peer finds; peers raise all sorts of errors, which count as nothing found."""
    try:
        return peer(case, module)
    except Exception:  # the peers' errors have no common root, and are part of the result
        return []


def main() -> None:
    """Answer every case of standard input."""
    logging.disable(logging.CRITICAL)
    output, sys.stdout = sys.stdout, sys.stderr  # JioNLP greets on standard output
    modules: dict[str, Any] = {}
    for _, _, _, module, _ in PEERS:
        try:
            modules[module] = import_module(module)
        except ImportError:
            print(f"{module}: not installed", file=sys.stderr)
    for case in map(json.loads, sys.stdin):
        answers = {
            name: _ask(peer, case, modules[module])
            for name, lang, dated, module, peer in PEERS
            if module in modules and (lang, dated) == (case["lang"], case["dated"])
        }
        print(json.dumps(answers), file=output)


if __name__ == "__main__":
    main()
