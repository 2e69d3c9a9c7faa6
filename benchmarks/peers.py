"""Recall of value and unit over the peers' own test suites, ours beside theirs.

    python -m benchmarks peers [--python PATH] [SUITE ...]

The suites lie in the folder `shared/peer_suites` beside the checkout; without it there is nothing
to run. PATH (or GONGBAO_PEERS_PYTHON) is an interpreter that has JioNLP, quantulum3 and cn2an;
without one only our column is filled. Edge cases are left out, as by `score.py --core`; a find is
right as that script judges it. cn2an finds no places: it is asked for the value of the whole text.
"""

import argparse
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from extract import find_periods, find_quantities

SUITES = Path(__file__).parents[2] / "shared" / "peer_suites"
ADAPTER = Path(__file__).with_name("peers_adapter.py")
PEERS = ("JioNLP", "cn2an", "quantulum3")
DATED_ENDINGS = ("_date", "Time", "_time_parser", "_time_extractor")
Case = dict[str, Any]


def cases(path: Path) -> list[Case]:
    """Return the core cases of a suite, each with whether it is about dates."""
    read = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    return [
        case | {"dated": _is_dated(path.stem, case)} for case in read if case["relevance"] != "edge"
    ]


def _is_dated(name: str, case: Case) -> bool:
    by_model = case["model"] in ("datetime", "date", "period")
    return by_model or name.endswith(DATED_ENDINGS) or "Date" in name


def expectations(case: Case, judging: Any) -> list[Case]:
    """Return what a case asks for, but 百分点 called %, and lengths among dates."""
    return [
        expected
        for expected in case["expected"]
        if "note" not in (expected.get("extra") or {})
        and (not case["dated"] or judging.is_period(expected))
    ]


def recall(asked: list[Case], answers: list[list[Case]], judging: Any) -> tuple[float, int]:
    """Return the share of expected values found with their unit, in per cent, and their number."""
    right = total = 0
    for case, found in zip(asked, answers, strict=True):
        for expected in expectations(case, judging):
            total += 1
            right += any(_is_right(expected, one, judging) for one in found)
    return 100 * right / max(total, 1), total


def _is_right(expected: Case, found: Case, judging: Any) -> bool:
    start = expected.get("start")
    if start is not None and not (found["start"] < expected["end"] and start < found["end"]):
        return False
    return expected.get("value") is None or bool(judging.judge(expected, found)[1])


def ours(asked: list[Case], judging: Any) -> list[list[Case]]:
    """Return what the number and the period layer find, in the shape of the suites."""
    return [
        judging.periods(case, find_periods)
        if case["dated"]
        else judging.quantities(case, find_quantities)
        for case in asked
    ]


def theirs(asked: list[Case], python: str | None) -> list[dict[str, list[Case]]]:
    """Return what each peer finds; nothing without an interpreter that has them."""
    if python is None:
        return [{} for _ in asked]
    lines = "\n".join(json.dumps(case) for case in asked)
    run = subprocess.run(
        [python, "-W", "ignore", str(ADAPTER)],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def _table(named: dict[str, list[Case]], python: str | None, judging: Any) -> None:
    answers = iter(theirs([case for asked in named.values() for case in asked], python))
    print(f"{'suite':26}{'n':>6}{'ours':>8}", *(f"{peer:>12}" for peer in PEERS), "   ours / best")
    for name, asked in named.items():
        found = [next(answers) for _ in asked]
        mine, count = recall(asked, ours(asked, judging), judging)
        if not count:
            continue
        others = [
            recall(asked, [answer.get(peer, []) for answer in found], judging)[0]
            if any(peer in answer for answer in found)
            else None
            for peer in PEERS
        ]
        best = max((other for other in others if other is not None), default=None)
        columns = "".join(f"{'·' if other is None else f'{other:.1f}':>13}" for other in others)
        ratio = f"{mine / best:.2f}" if best else "·"
        print(f"{name:26}{count:6}{mine:8.1f}{columns}{ratio:>14}")


def main() -> None:
    """Print a line for each suite: expectations, our recall, the peers', and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", help="beginnings of their names; all without any")
    parser.add_argument("--python", default=os.environ.get("GONGBAO_PEERS_PYTHON"))
    asked = parser.parse_args()
    if not SUITES.exists():
        print(f"no suites in {SUITES}")
        return
    sys.path.insert(0, str(SUITES))
    chosen = tuple(asked.suites) or ("",)
    paths = [path for path in sorted(SUITES.glob("*.jsonl")) if path.name.startswith(chosen)]
    _table({path.stem: cases(path) for path in paths}, asked.python, import_module("score"))


if __name__ == "__main__":
    main()
