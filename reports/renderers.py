"""The formats of a briefing by file ending; a new one is a function in its own file and a line."""

from collections.abc import Callable, Mapping
from pathlib import Path

from .blocks import Briefing
from .docx.render import render_docx
from .errors import FormatError
from .html_render import render_html
from .md_render import render_md

RENDERERS: Mapping[str, Callable[[Briefing], bytes]] = {
    ".docx": render_docx,
    ".md": render_md,
    ".html": render_html,
}


def render(made: Briefing, ending: str) -> bytes:
    """Return a briefing in the format of a file ending.

    Raises: FormatError.
    """
    renderer = RENDERERS.get(ending.lower())
    if renderer is None:
        raise FormatError(f"ending {ending!r}: a briefing is written as {', '.join(RENDERERS)}")
    return renderer(made)


def write(made: Briefing, path: str | Path) -> None:
    """Write a briefing; the ending of the path picks the format.

    Raises: FormatError.
    """
    Path(path).write_bytes(render(made, Path(path).suffix))
