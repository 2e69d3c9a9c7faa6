"""A tidy panel of an indicator, region × period, as CSV for Excel, pandas and R."""

import csv
import io
import sqlite3
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # without it Excel takes UTF-8 for the local code page
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

COLUMNS = (
    "region_code", "region", "region_en", "region_level", "period_start", "period_end",
    "status", "value", "value_high", "unit", "comparator", "aggregation", "programme",
    "group", "scope_of", "statements", "origins", "decision", "flags", "quote", "document",
    "issuer", "published", "uri", "figure_uid",
)  # fmt: skip


def panel(
    connection: sqlite3.Connection, indicator: str, statuses: Sequence[str] = ("actual",)
) -> str:
    """Return the facts of an indicator as CSV, one row a region, period and status.

    Values are exact decimals; texts that a spreadsheet would run as a formula are quoted.
    """
    columns = ", ".join(f'facts."{column}"' for column in COLUMNS)
    # The exact text in place of the REAL of the view.
    columns = columns.replace('facts."value",', "figures.value_text,")
    columns = columns.replace('facts."value_high",', "figures.value_high_text,")
    rows = connection.execute(
        f"select {columns} from facts join figures on figures.id = facts.figure_id"
        f" where indicator_id = ? and facts.status in ({', '.join('?' * len(statuses))})"
        " order by facts.region_code, facts.period_end, facts.period_start, facts.status",
        [indicator, *statuses],
    )
    return as_csv(COLUMNS, rows, numbers={"value", "value_high", "statements", "origins"})


def as_csv(
    columns: Sequence[str], rows: Iterable[Sequence[object]], numbers: Iterable[str] = ()
) -> str:
    """Return rows as CSV with a byte-order mark, safe to open in a spreadsheet.

    `numbers` names columns whose texts are numbers and stay as they are.
    """
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    plain = [column in set(numbers) for column in columns]
    writer.writerows(
        [value if number else guarded(value) for value, number in zip(row, plain, strict=True)]
        for row in rows
    )
    return out.getvalue()


def guarded(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("湖南省"), guarded(-3)
    ("'=HYPERLINK(1)", '湖南省', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
