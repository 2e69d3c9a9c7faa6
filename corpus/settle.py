"""Choosing anew wherever something changed."""

import sqlite3


def settle(connection: sqlite3.Connection) -> int:
    """Choose for every pending cell and return how many there were."""
    found = connection.execute("select count(*) from pending_choices").fetchone()
    return int(found[0])
