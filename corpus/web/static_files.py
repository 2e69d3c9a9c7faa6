"""The files that the pages load: style, script, charts. All are in the package."""

import hashlib
from functools import cache
from importlib.resources import files

from datasette.utils.asgi import Response

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
NAMES = ("gongbao.css", "gongbao.js", "d3.min.js", "plot.umd.min.js")
_YEAR = 31_536_000


def static_file(name: str) -> Response:
    """Answer with a file; it may be kept for a year, since its address holds its digest."""
    if name not in NAMES:
        return Response.text("not found", status=404)
    return Response(
        _content(name),
        content_type=_TYPES[name.rpartition(".")[2]],
        headers={"cache-control": f"max-age={_YEAR}, immutable"},
    )


@cache
def static_path(name: str) -> str:
    """Return the address of a file below the base of the site."""
    digest = hashlib.sha256(_content(name)).hexdigest()[:10]
    return f"/-/gongbao/{name}?{digest}"


@cache
def _content(name: str) -> bytes:
    return (files("corpus") / "web" / "static" / name).read_bytes()
