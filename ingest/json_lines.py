"""JSON Lines of documents in a file: one article a line, its other fields as facts.

A line that is no object costs itself; it is a loss of the first article.
"""

import json
from dataclasses import replace

from .blocks import Content
from .charset import decode
from .errors import DamagedError
from .limits import Limits
from .sheets.separated import content_of_record


def read_json_lines(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a file whose lines are objects with a text.

    Raises:
        DamagedError: no line is a JSON object; the message names the first that is not.
    """
    decoded = decode(data, name)
    contents: list[Content] = []
    wrong: list[str] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            wrong.append(f"line {number} is no JSON ({getattr(error, 'msg', 'nested too deep')})")
            continue
        if isinstance(record, dict):
            contents.append(content_of_record(record, decoded.encoding))
        else:
            wrong.append(f"line {number} is no object")
    if wrong and not contents:
        raise DamagedError(f"{name}: {wrong[0]}")
    return [replace(contents[0], losses=tuple(wrong)), *contents[1:]] if contents else []
