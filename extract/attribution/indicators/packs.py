"""Indicator packs: which statistical indicator a measured noun phrase or a clause names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

import yaml

KINDS = frozenset(
    ["count", "money", "ratio", "length", "area", "mass", "energy", "power", "duration", "index"]
)
AGGREGATIONS = frozenset(["stock", "flow", "ratio", "per_capita", "rate", "change", "anecdote"])
# Broad packs last: an indicator of the programme is tried before one of any statistics.
SHIPPED = (
    "work_relief",
    "employment",
    "relocation",
    "income_poverty",
    "fiscal_funds",
    "rural_roads",
    "farmland_water",
    "macro",
    "statistics",
    "base",
)
_CHINESE = ("subject", "clause", "not", "not_before")
PATTERN_FIELDS = (*_CHINESE, *(f"en_{name}" for name in _CHINESE))
TEXT_FIELDS = ("id", "zh", "en", "kind", "unit", "aggregation", "definition")
KNOWN_FIELDS = frozenset((*PATTERN_FIELDS, *TEXT_FIELDS, "units", "context", "en_context"))
# What has its brackets and braces whole in a pattern, and what is left where it has not: a comma
# in a list without quotes cuts `.{0,6}亿` into `.{0` and `6}亿`, two patterns that never match.
_WHOLE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d*(?:,\d*)?\}")
_LOOSE = re.compile(r"[\[\]{}]")


class PackError(ValueError):
    """A pack that cannot be used; the message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """How an indicator is recognised in one language; patterns as written in the pack."""

    subject: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_before: tuple[str, ...] = ()
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A statistical indicator: its names, how its values add up, and the words that name it."""

    id: str
    pack: str
    zh: str
    en: str
    kind: str
    unit: str
    units: frozenset[str]
    aggregation: str
    definition: str
    cues: Mapping[str, Cues]


def indicators(packs: Iterable[Path] = ()) -> Mapping[str, Indicator]:
    """Return the indicators of the user's packs, then those that ship, by id.

    A user's indicator replaces a shipped one of the same id.

    Raises:
        PackError: a pack of the user cannot be read or is wrong.
    """
    found: dict[str, Indicator] = {}
    for path in packs:
        for indicator in load_pack(path):
            found.setdefault(indicator.id, indicator)
    for indicator in _shipped():
        found.setdefault(indicator.id, indicator)
    return MappingProxyType(found)


def load_pack(path: Path | Traversable) -> tuple[Indicator, ...]:
    """Read a pack file.

    Raises:
        PackError: with file, line and reason.
    """
    try:
        text = path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read: {error}") from error
    return _PackReader(str(path), text).indicators()


@cache
def _shipped() -> tuple[Indicator, ...]:
    folder = files("extract") / "packs"
    packs = (folder / f"{name}.yml" for name in SHIPPED)
    return tuple(
        one
        for pack in packs
        for one in _PackReader(
            str(pack), pack.read_text(encoding="utf8"), is_proven=True
        ).indicators()
    )


class _PackReader:
    """Reads one pack and knows at which line each thing stands.

    The patterns of a pack that is proven (those that ship are, by the tests) are not compiled one by
    one to see whether they can be: half a second of every start.
    """

    def __init__(self, name: str, text: str, *, is_proven: bool = False) -> None:
        self.name = name
        self.is_proven = is_proven
        try:
            self.node = yaml.compose(text, Loader=yaml.CSafeLoader)
            self.data = yaml.load(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise PackError(f"{name}:{line}: not YAML: {error.problem}") from error
        except (yaml.YAMLError, ValueError) as error:
            raise PackError(f"{name}:1: not YAML: {error}") from error

    def indicators(self) -> tuple[Indicator, ...]:
        if not isinstance(self.data, dict) or not isinstance(self.data.get("pack"), str):
            raise PackError(f"{self.name}:1: a pack is a mapping with `pack` and `indicators`")
        rows = self.data.get("indicators")
        if not isinstance(rows, list) or not rows:
            raise PackError(f"{self.name}:1: `indicators` must be a list of at least one")
        lines = self._lines()
        made = tuple(self._indicator(row, line) for row, line in zip(rows, lines, strict=True))
        seen: set[str] = set()
        for indicator, line in zip(made, lines, strict=True):
            if indicator.id in seen:
                self._fail(line, f"indicator {indicator.id!r} stands here twice")
            seen.add(indicator.id)
        return made

    def _lines(self) -> list[int]:
        for key, value in self.node.value if self.node is not None else ():
            if key.value == "indicators":
                return [item.start_mark.line + 1 for item in value.value]
        return []

    def _fail(self, line: int, reason: str) -> None:
        raise PackError(f"{self.name}:{line}: {reason}")

    def _indicator(self, row: object, line: int) -> Indicator:
        if not isinstance(row, dict):
            raise PackError(f"{self.name}:{line}: an indicator is a mapping")
        for name in TEXT_FIELDS:
            if not isinstance(row.get(name), str) or not row[name].strip():
                self._fail(line, f"indicator {row.get('id')!r}: `{name}` is missing or not text")
        self._check(row, line)
        return Indicator(
            **{name: row[name] for name in TEXT_FIELDS},
            pack=self.data["pack"],
            units=frozenset(row.get("units", [row["unit"]])),
            cues={"zh": self._cues(row, ""), "en": self._cues(row, "en_")},
        )

    def _check(self, row: dict[str, object], line: int) -> None:
        unknown = [str(name) for name in row if name not in KNOWN_FIELDS]
        if unknown:
            self._fail(line, f"indicator {row['id']!r}: unknown field `{unknown[0]}`")
        if row["kind"] not in KINDS:
            self._fail(line, f"kind {row['kind']!r} is none of {', '.join(sorted(KINDS))}")
        if row["aggregation"] not in AGGREGATIONS:
            known = ", ".join(sorted(AGGREGATIONS))
            self._fail(line, f"aggregation {row['aggregation']!r} is none of {known}")
        for name in ("units", *PATTERN_FIELDS):
            values = row.get(name, [])
            if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
                self._fail(line, f"indicator {row['id']!r}: `{name}` must be a list of texts")
        if not self.is_proven:
            self._check_patterns(row, line)

    def _check_patterns(self, row: dict[str, object], line: int) -> None:
        for name in (*PATTERN_FIELDS, "context", "en_context"):
            value = row.get(name) or []
            for pattern in [value] if isinstance(value, str) else value:  # type: ignore[attr-defined]
                try:
                    re.compile(pattern)
                    if name in PATTERN_FIELDS:  # these are joined, which flags of one's own forbid
                        re.compile(f"(?:{pattern})")
                except re.error as error:
                    self._fail(line, f"{name} pattern {pattern!r}: {error}")
                if _LOOSE.search(_WHOLE.sub("", pattern)):
                    reason = "a bracket without its other half (a comma in it unquoted?)"
                    self._fail(line, f"{name} pattern {pattern!r}: {reason}")

    def _cues(self, row: dict[str, list[str]], prefix: str) -> Cues:
        context = row.get(f"{prefix}context")
        return Cues(
            subject=tuple(row.get(f"{prefix}subject", ())),
            clause=tuple(row.get(f"{prefix}clause", ())),
            excluded=tuple(row.get(f"{prefix}not", ())),
            excluded_before=tuple(row.get(f"{prefix}not_before", ())),
            context=context if isinstance(context, str) else None,
        )
