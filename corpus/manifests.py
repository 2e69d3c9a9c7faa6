"""Which figures a briefing used, so that one can ask which briefings are stale."""

import json
import sqlite3

from .figure_rows import exact
from .rows import ReportManifest


def save_manifest(
    connection: sqlite3.Connection, manifest: ReportManifest, db_content_sha256: str
) -> int:
    """Store a manifest and return its row id; the same briefing again is the same row."""
    connection.execute(
        "insert into report(type, parameters, as_of, db_content_sha256, generator_version,"
        " content_sha256) values (?, ?, ?, ?, ?, ?) on conflict(content_sha256) do nothing",
        [
            manifest.type,
            json.dumps(dict(manifest.parameters), ensure_ascii=False, sort_keys=True),
            manifest.as_of.isoformat(),
            db_content_sha256,
            manifest.generator_version,
            manifest.content_sha256,
        ],
    )
    found = connection.execute(
        "select id from report where content_sha256 = ?", [manifest.content_sha256]
    ).fetchone()
    connection.executemany(
        "insert into report_number values (?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict(report_id, ord) do nothing",
        [
            (
                found[0], number.ord, number.text, number.kind, exact(number.value),
                number.figure_uid, number.expression, json.dumps(number.inputs),
            )
            for number in manifest.numbers
        ],
    )  # fmt: skip
    return int(found[0])


_STALE = """
with used as (
  select report_id, figure_uid uid, value_text from report_number where figure_uid is not null
  union all
  select report_id, json_each.value, null from report_number, json_each(report_number.inputs))
select distinct r.content_sha256, used.uid,
  case when f.uid is null then 'the figure is gone'
    when d.withdrawn is not null then 'its document was withdrawn'
    when d.superseded_by is not null then 'its document has a newer version'
    when f.rank = 'deprecated' then 'the figure was deprecated'
    else 'the value is now ' || f.value_text end why
from used join report r on r.id = used.report_id
left join figures f on f.uid = used.uid left join documents d on d.id = f.document_id
where f.uid is null or d.withdrawn is not null or d.superseded_by is not null
  or f.rank = 'deprecated' or (used.value_text is not null and f.value_text <> used.value_text)
order by r.id, used.uid
"""


def stale_reports(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return content hash of the briefing, uid of the figure and the reason, for each stale use."""
    return [(sha256, uid, why) for sha256, uid, why in connection.execute(_STALE)]
