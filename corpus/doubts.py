"""Flags that come of several facts together, computed when facts are read.

A choice is made within one cell (indicator, region, period); these compare cells, so they
are a view of the database and no column that would have to follow every change.
"""

import json
import sqlite3
from collections.abc import Iterable

from .rows import Flag

_OF_FIGURES = """
select figure_id, other_figure_id, kind from doubts
where figure_id in (select value from json_each(?))
"""


def doubts_of(connection: sqlite3.Connection, figures: Iterable[int]) -> dict[int, set[Flag]]:
    """Return the flags cum_falls, part_gt_whole and per_head of chosen figures, by row id.

    They stand at the later total, the province, the pay, and at what these are compared with.
    """
    found: dict[int, set[Flag]] = {}
    rows = connection.execute(_OF_FIGURES, [json.dumps(list(figures))])
    for figure, other, kind in rows:
        for one in (figure, other):
            found.setdefault(one, set()).add(Flag(kind))
    return found
