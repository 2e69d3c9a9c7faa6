"""Compare extracted figures with annotated ones.

A gold file has one figure a line, in order of appearance, tab-separated: id, quote, value,
value_high, unit, comparator, indicator, subject, facet, status, period_start, period_end, region,
and then, each optional: the word `optional` (counts neither as missed nor as spurious) and links,
`basis=yoy;per=household;base=central;role=part;parent=2;same_as=1`, where a number is the place of
another figure among the document's, from 1. `id<TAB>NONE` stands for a document without figures.

A blank attribute is not scored, except a blank indicator: it says that none fits, and one given all
the same is wrong. `?` is not scored. Links are scored as sets, by F1: a blank one says there is none.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

COLUMNS = [
    *("id", "quote", "value", "value_high", "unit", "comparator", "indicator", "subject", "facet"),
    *("status", "period_start", "period_end", "region_code", "optional", "links"),
]
ATTRIBUTES = ("comparator", "indicator", "facet", "status", "period", "region")
LINKS = ("basis", "per", "base", "role", "parent", "same_as")
Row = dict[str, Any]


@dataclass
class Score:
    """Counts over documents; ratios are worked out when asked for."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    value_and_unit: int = 0
    facts: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def ratios(self) -> dict[str, float]:
        """Return F1 of detection, value and unit, whole facts, indicator and links; accuracies."""
        result = {
            "detection_f1": _f1(self.matched, self.gold, self.found),
            "value_unit_f1": _f1(self.value_and_unit, self.gold, self.found),
            "fact_f1": _f1(self.facts, self.gold, self.found),
        }
        annotated = [name for name in LINKS if self.labelled[f"{name} gold"]]
        for name in ("indicator", *annotated):
            kinds = (self.labelled[f"{name} {kind}"] for kind in ("right", "gold", "found"))
            result[f"{name}_f1"] = _f1(*kinds)
        for name in ("span", "value", "unit", "subject", *ATTRIBUTES):
            if self.asked[name]:
                result[name] = self.right[name] / self.asked[name]
        return result


def _f1(hit: int, gold: int, found: int) -> float:
    return 2 * hit / (gold + found) if gold + found else 1.0


def read_gold(path: Path, texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """Return the annotated figures by document, with their offsets.

    Raises:
        ValueError: A quote is not found in its document, in order; names file and line.
    """
    gold: dict[str, list[Row]] = defaultdict(list)
    cursor: Counter[str] = Counter()
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or cells[1:2] == ["NONE"]:
            continue
        row: Row = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, cells, strict=False))
        start = texts[row["id"]].find(row["quote"], cursor[row["id"]])
        if start < 0:
            raise ValueError(f"{path}:{number}: {row['quote']!r} is not in {row['id']}, in order")
        row |= {"start": start, "end": start + len(row["quote"])}
        row |= dict.fromkeys(LINKS) | dict(
            pair.split("=") for pair in row["links"].split(";") if pair
        )
        cursor[row["id"]] = row["end"]
        gold[row["id"]].append(row)
    return gold


def score(
    gold: Mapping[str, list[Row]], found: Mapping[str, list[Row]], ids: Iterable[str]
) -> Score:
    """Score the figures found in the documents `ids`; both sides as rows with start and end."""
    total = Score()
    for name in ids:
        _score_document(total, name, gold.get(name, []), found.get(name, []))
    return total


def _score_document(total: Score, name: str, gold: list[Row], found: list[Row]) -> None:
    pairs = _align(gold, found)
    matched = {i for i, _ in pairs}
    total.misses += [f"{name} missed {g['quote']}" for i, g in enumerate(gold) if i not in matched]
    spurious = set(range(len(found))) - {j for _, j in pairs}
    total.misses += [f"{name} spurious {found[j]['quote']}" for j in sorted(spurious)]
    scored = [(i, j) for i, j in pairs if not gold[i]["optional"]]
    total.gold += sum(not g["optional"] for g in gold)
    total.found += len(found) - (len(pairs) - len(scored))
    total.matched += len(scored)
    for i, j in scored:
        _score_pair(total, name, gold[i], found[j])
    to_gold = {j: i for i, j in pairs}
    for i, j in scored:
        _score_links(total, gold[i], found[j], to_gold)


def _align(gold: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Pair figures whose spans overlap, one to one, the longest overlap first."""
    overlaps = [
        (min(g["end"], f["end"]) - max(g["start"], f["start"]), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
    ]
    pairs: list[tuple[int, int]] = []
    for length, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if length > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _score_pair(total: Score, name: str, gold: Row, found: Row) -> None:
    total.asked["span"] += 1
    total.right["span"] += (gold["start"], gold["end"]) == (found["start"], found["end"])
    verdicts = {
        what: _right(gold, found, what) for what in ("value", "unit", "subject", *ATTRIBUTES)
    }
    for what, verdict in verdicts.items():
        if verdict is not None:
            total.asked[what] += 1
            total.right[what] += verdict
            if not verdict:
                total.misses.append(f"{name} {gold['quote']} {what}: {found.get(what)!r}")
    if gold["indicator"] != "?":
        same = gold["indicator"] == (found["indicator"] or "")
        total.labelled["indicator gold"] += bool(gold["indicator"])
        total.labelled["indicator found"] += bool(found["indicator"])
        total.labelled["indicator right"] += bool(gold["indicator"]) and same
    both = verdicts["value"] is not False and verdicts["unit"] is not False
    total.value_and_unit += both
    total.facts += both and all(verdicts[what] is not False for what in ATTRIBUTES)


def _score_links(total: Score, gold: Row, found: Row, to_gold: Mapping[int, int]) -> None:
    for what in LINKS:
        want, have = gold[what], found.get(what)
        if what in ("parent", "same_as"):
            have = None if have is None else str(to_gold.get(have, -2) + 1)
        if what == "role":  # nearly every figure is body: what counts is the others
            want, have = (None if value in (None, "body") else value for value in (want, have))
        total.labelled[f"{what} gold"] += want is not None
        total.labelled[f"{what} found"] += have is not None
        total.labelled[f"{what} right"] += want is not None and want == have


def _right(gold: Row, found: Row, what: str) -> bool | None:
    """Tell whether an attribute is right; None where the gold says nothing of it."""
    if gold.get({"period": "period_end", "region": "region_code"}.get(what, what)) == "?":
        return None
    if what == "indicator":
        return bool(gold["indicator"] == (found["indicator"] or ""))
    if what == "period":
        want = (gold["period_start"] or None, gold["period_end"])
        return want == (found["period_start"], found["period_end"]) if want[1] else None
    key = "region_code" if what == "region" else what
    if not gold[key]:
        return None
    return bool(_COMPARE.get(what, _same_text)(gold, found, key))


def _same_text(gold: Row, found: Row, key: str) -> bool:
    return bool(gold[key] == (found.get(key) or ""))


def _same_value(gold: Row, found: Row, _key: str) -> bool:
    values = [_decimal(side[key]) for key in ("value", "value_high") for side in (gold, found)]
    return values[0] == values[1] and (values[2] is None or values[2] == values[3])


def _same_region(gold: Row, found: Row, key: str) -> bool:
    if gold[key].isdigit():
        return bool(gold[key] == (found.get(key) or "")[: len(gold[key])])
    return gold[key] in (found.get("region_name") or "")


def _same_subject(gold: Row, found: Row, _key: str) -> bool:
    """Tell whether the subjects share at least 60 % of their characters (Dice, as multisets)."""
    want, have = gold["subject"], found.get("subject") or ""
    common = sum((Counter(want) & Counter(have)).values())
    return bool(have) and 2 * common / (len(want) + len(have)) >= 0.6


_COMPARE = {"value": _same_value, "region": _same_region, "subject": _same_subject}


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def read_documents(path: Path) -> list[dict[str, Any]]:
    """Return the documents of a gold set: id, title, published, lang, text."""
    documents: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf8"))
    return documents
