"""What a briefing was made of, for the tables `report` and `report_number`.

Datasette then answers which briefings used a figure, and `Corpus.stale_reports` which of
them no longer hold after a correction.
"""

from importlib.metadata import version

from corpus import Corpus, ReportManifest, ReportNumber

from .blocks import Briefing, Number
from .docx.package import content_sha256


def manifest_of(made: Briefing, content: bytes) -> ReportManifest:
    """Return the manifest of a briefing and of the file that was written of it."""
    uids = {number.label: number.figure or "" for number in made.numbers}
    return ReportManifest(
        type=made.type,
        parameters=made.parameters,
        as_of=made.as_of,
        generator_version=version("gongbao"),
        content_sha256=content_sha256(content),
        numbers=tuple(_number(ord_, each, uids) for ord_, each in enumerate(made.numbers, start=1)),
    )


def record(corpus: Corpus, made: Briefing, content: bytes) -> str:
    """Store the manifest and return the content hash that names the file."""
    manifest = manifest_of(made, content)
    corpus.save_report(manifest)
    return manifest.content_sha256


def _number(ord_: int, number: Number, uids: dict[str, str]) -> ReportNumber:
    return ReportNumber(
        ord=ord_,
        text=number.texts[0],
        kind="calculation" if number.figure is None else "figure",
        value=number.value,
        figure_uid=number.figure,
        expression=number.expression or None,
        inputs=tuple(uids[label] for label in number.inputs),
    )
