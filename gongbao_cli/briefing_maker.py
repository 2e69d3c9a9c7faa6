"""The briefing page of `gongbao serve`: what a reader chooses in a form becomes a file."""

from datetime import date

from corpus import Corpus
from corpus.publish import BriefingFile, BriefingRequest
from reports import Period, briefing, render

MIMES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


def make_briefing(request: BriefingRequest) -> BriefingFile:
    """Return the file that was asked for.

    Raises:
        ValueError: The request cannot be met; the message is for the reader.
    """
    with Corpus(request.database, create=False) as corpus:
        made = briefing(
            corpus,
            type=request.type,
            region=request.region,
            indicators=request.indicators,
            period=_code(request),
            lang=request.lang,
        )
    return BriefingFile(
        name=f"{request.type}.{request.format}",
        mime=MIMES[request.format],
        content=render(made, f".{request.format}"),
    )


def _code(request: BriefingRequest) -> str | None:
    if request.period_end is None:
        return None
    start = date.fromisoformat(request.period_start) if request.period_start else None
    return Period(start=start, end=date.fromisoformat(request.period_end)).code
