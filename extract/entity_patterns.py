"""Names of programmes and groups of people, as entity patterns in spaCy's own format.

patterns.jsonl beside this module holds one pattern a line, `{"label", "pattern", "id"}`, as spaCy's
EntityRuler reads them. It is plain JSON Lines, readable without spaCy; a user's own file
is added to it.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


class PatternError(ValueError):
    """A line of a pattern file is no pattern; the message names file, line and reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPattern:
    """What to look for: words as they stand, or a list of spaCy token patterns.

    `id` is the value of `Figure.programme` or `Figure.group` that the words name.
    """

    label: str
    pattern: str | tuple[dict[str, Any], ...]
    id: str = ""


def load_patterns(path: str | Path | None = None) -> tuple[EntityPattern, ...]:
    """Return the patterns that ship, or those of a file.

    Raises:
        PatternError: a line is no pattern.
        OSError: the file cannot be read.
    """
    if path is None:
        return _shipped()
    return _read(Path(path).read_text(encoding="utf8"), str(path))


@cache
def _shipped() -> tuple[EntityPattern, ...]:
    name = "patterns.jsonl"
    return _read((files("extract") / name).read_text(encoding="utf8"), name)


def _read(text: str, name: str) -> tuple[EntityPattern, ...]:
    lines = enumerate(text.splitlines(), 1)
    return tuple(_pattern(line, f"{name}:{number}") for number, line in lines if line.strip())


def _pattern(line: str, place: str) -> EntityPattern:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise PatternError(f"{place}: not JSON: {error.msg}") from error
    if not isinstance(row, dict) or not isinstance(row.get("label"), str) or not row["label"]:
        raise PatternError(f"{place}: a pattern needs a label")
    pattern = row.get("pattern")
    if isinstance(pattern, str) and pattern:
        return EntityPattern(label=row["label"], pattern=pattern, id=str(row.get("id") or ""))
    if isinstance(pattern, list) and pattern and all(isinstance(t, dict) for t in pattern):
        return EntityPattern(
            label=row["label"], pattern=tuple(pattern), id=str(row.get("id") or "")
        )
    raise PatternError(f"{place}: a pattern is a string or a list of token patterns")
