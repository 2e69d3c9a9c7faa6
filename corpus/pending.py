"""Cells whose choice is to be made again: (indicator, region, period end)."""

import sqlite3


def mark_pending(connection: sqlite3.Connection, document_id: int) -> None:
    """Note every cell in which a document, or one that it supersedes, has a figure."""
    connection.execute(
        "insert or ignore into pending_choices"
        " select distinct f.indicator, f.region_code, ifnull(f.period_end, '')"
        " from figures f where f.indicator is not null and f.region_code is not null"
        " and f.document_id in ("
        "  select :id union all select id from documents where superseded_by = :id)",
        {"id": document_id},
    )
