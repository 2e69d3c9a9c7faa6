"""CSV that Excel opens as it is: UTF-8 with a byte-order mark, no cell that acts as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from datasette.utils.asgi import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_response(name: str, rows: Iterable[Sequence[object]]) -> Response:
    """Return rows as a file to download."""
    stream = io.StringIO()
    csv.writer(stream).writerows([_cell(value) for value in row] for row in rows)
    return Response(
        "\ufeff" + stream.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _cell(value: object) -> object:
    """Return a cell; text that a spreadsheet would run gets an apostrophe in front.

    >>> _cell('=HYPERLINK("x")'), _cell(-3.2), _cell(None)
    ('\\'=HYPERLINK("x")', -3.2, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
