"""Flags that come of several facts together, computed when facts are read.

A choice is made within one cell (indicator, region, period); these compare cells, so they
are a view of the database and no column that would have to follow every change.
"""

import json
import sqlite3
from collections.abc import Iterable

from .rows import Flag

_OF_FIGURES = """
select figure_id, kind from doubts where figure_id in (select value from json_each(:ids))
union
select other_figure_id, kind from doubts where other_figure_id in (select value from json_each(:ids))
"""


def doubts_of(connection: sqlite3.Connection, figures: Iterable[int]) -> dict[int, set[Flag]]:
    """Return the flags cum_falls, part_gt_whole and per_head of chosen figures, by row id."""
    found: dict[int, set[Flag]] = {}
    for figure, kind in connection.execute(_OF_FIGURES, {"ids": json.dumps(list(figures))}):
        found.setdefault(figure, set()).add(Flag(kind))
    return found
