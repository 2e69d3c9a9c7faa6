"""Cells whose choice is to be made again: (indicator, region, period end)."""

import json
import sqlite3
from collections.abc import Sequence

# Those of all figures; the order is that of an index of figures and of the table itself.
MARK_ALL = """
insert or ignore into pending_choices select distinct indicator, region_code,
  ifnull(period_end, '') from figures where indicator is not null and region_code is not null
order by 1, 2, 3"""


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


def mark_all_pending(connection: sqlite3.Connection, document_ids: Sequence[int]) -> None:
    """Note every cell in which documents that supersede none have a figure."""
    connection.execute(
        "insert or ignore into pending_choices"
        " select distinct f.indicator, f.region_code, ifnull(f.period_end, '')"
        " from figures f where f.indicator is not null and f.region_code is not null"
        " and f.document_id in (select value from json_each(?))",
        [json.dumps(document_ids)],
    )
