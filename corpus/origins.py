"""Clusters of reposts, kept up to date document by document; one of each is the original.

Two documents are of one origin if half of the shorter one's figure-bearing sentences are
in the other, or if within 14 days they state three equal figures (reports.md §6.4: one
release was carried by four outlets, by one in garbled traditional characters).
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from .pending import mark_pending

LEAST_CONTAINMENT = 0.5
LEAST_EQUAL_FIGURES = 3
MOST_DAYS = 14
MOST_DOCUMENTS = 50  # a sentence in more documents is boilerplate


class _Link(NamedTuple):
    """That two documents are of one origin, and how much they share."""

    document: int
    shared: int
    containment: float


_BY_SENTENCES = f"""
with same as materialized (select h.hash, h.document_id other
  from sentence_hashes mine join sentence_hashes h on h.hash = mine.hash
  where mine.document_id = :id and h.document_id <> :id),
common as materialized (select other, count(*) shared from same
  where hash not in (select hash from same group by hash having count(*) >= {MOST_DOCUMENTS})
  group by other)
select other, shared, 1.0 * shared / min(
  (select count(*) from sentence_hashes where document_id = :id),
  (select count(*) from sentence_hashes where document_id = other)) containment
from common where containment >= {LEAST_CONTAINMENT}
"""
_BY_FIGURES = f"""
select g.document_id, count(distinct f.indicator || ' ' || f.value || ' ' || f.unit) shared, 1.0
from figures f join documents d on d.id = f.document_id
join figures g on g.indicator = f.indicator and g.region_code = f.region_code
  and g.period_end = f.period_end and g.status = f.status and g.value = f.value
  and g.unit = f.unit and g.document_id <> f.document_id
join documents e on e.id = g.document_id
where f.document_id = :id and abs(julianday(e.published) - julianday(d.published)) <= {MOST_DAYS}
group by 1 having shared >= {LEAST_EQUAL_FIGURES}
"""
_ORIGINAL = """
select id from documents where id in (select value from json_each(?))
order by authority, ifnull(published, '9999'), uid limit 1
"""


def settle_origins(connection: sqlite3.Connection) -> int:
    """Cluster anew around the documents that changed; return how many there were."""
    changed = _ids(connection, "select document_id from pending_origins")
    if not changed:
        return 0
    affected = changed | _cluster_mates(connection, changed)
    links = {document: _links(connection, document) for document in sorted(affected)}
    outside = {link.document for found in links.values() for link in found} - affected
    members = affected | outside | _cluster_mates(connection, outside)
    before = _origins(connection, members)
    after = _cluster(connection, members, links)
    for document in members:
        if before.get(document) != after.get(document):
            _write(connection, document, after.get(document), links.get(document, []))
            mark_pending(connection, document)
    connection.execute("delete from pending_origins")
    return len(changed)


def _links(connection: sqlite3.Connection, document: int) -> list[_Link]:
    rows = connection.execute(_BY_SENTENCES, {"id": document}).fetchall()
    rows += connection.execute(_BY_FIGURES, {"id": document}).fetchall()
    return [_Link(*row) for row in rows]


def _cluster(
    connection: sqlite3.Connection, members: Iterable[int], links: dict[int, list[_Link]]
) -> dict[int, int]:
    """Return the original of each document that has company, from the links and old clusters."""
    root = {document: document for document in members}

    def find(document: int) -> int:
        while root[document] != document:
            document = root[document]
        return document

    for document, found in links.items():
        for link in found:
            root[find(link.document)] = find(document)
    for document, origin in _origins(connection, set(root) - set(links)).items():
        if origin in root:
            root[find(document)] = find(origin)
    clusters: dict[int, list[int]] = {}
    for document in root:
        clusters.setdefault(find(document), []).append(document)
    together = [sorted(cluster) for cluster in clusters.values() if len(cluster) > 1]
    return {
        document: original
        for cluster in together
        for original in (_original(connection, cluster),)
        for document in cluster
    }


def _original(connection: sqlite3.Connection, cluster: list[int]) -> int:
    found = connection.execute(_ORIGINAL, [f"[{','.join(map(str, cluster))}]"]).fetchone()
    return int(found[0])


def _write(
    connection: sqlite3.Connection, document: int, origin: int | None, links: list[_Link]
) -> None:
    if origin is None:
        connection.execute("delete from origins where document_id = ?", [document])
        return
    best = max(links, key=lambda link: (link.document == origin, link.containment), default=None)
    connection.execute(
        "insert into origins values (:document, :origin, :shared, :containment)"
        " on conflict(document_id) do update set origin = :origin, shared = :shared,"
        " containment = :containment",
        {
            "document": document,
            "origin": origin,
            "shared": best.shared if best else 0,
            "containment": best.containment if best else 1.0,
        },
    )


def _cluster_mates(connection: sqlite3.Connection, documents: set[int]) -> set[int]:
    ids = f"[{','.join(map(str, sorted(documents)))}]"
    return _ids(
        connection,
        "select document_id from origins where origin in (select origin from origins"
        " where document_id in (select value from json_each(?)))",
        ids,
    )


def _origins(connection: sqlite3.Connection, documents: set[int]) -> dict[int, int]:
    ids = f"[{','.join(map(str, sorted(documents)))}]"
    return dict(
        connection.execute(
            "select document_id, origin from origins"
            " where document_id in (select value from json_each(?))",
            [ids],
        )
    )


def _ids(connection: sqlite3.Connection, sql: str, *values: str) -> set[int]:
    return {row[0] for row in connection.execute(sql, values)}
