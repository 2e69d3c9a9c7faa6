"""JSON Lines of documents in a file: one article a line, its other fields as facts."""

import json

from .blocks import Content
from .charset import decode
from .errors import DamagedError
from .limits import Limits
from .separated import content_of_record


def read_json_lines(data: bytes, name: str, limits: Limits) -> list[Content]:
    """Read a file whose lines are objects with a text.

    Raises:
        DamagedError: a line is no JSON object; the message names it.
    """
    decoded = decode(data, name)
    contents = []
    for number, line in enumerate(decoded.text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise DamagedError(f"{name}: line {number} is no JSON ({error.msg})") from error
        if not isinstance(record, dict):
            raise DamagedError(f"{name}: line {number} is no object")
        contents.append(content_of_record(record, decoded.encoding))
    return contents
