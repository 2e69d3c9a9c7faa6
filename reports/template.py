"""A briefing in a letterhead of the reader's own: a Word file with slots such as {{ title }}.

Needs the extra `gongbao[template]` (docxtpl). By itself docxtpl prints nothing for a slot
it does not know and runs what a template asks for: here an unknown slot is an error, the
sandbox holds, and `&` in a title stays text. The numbers are those of any briefing, so the
audit reads the result too.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError

from .blocks import Annex, Block, Briefing, Signature
from .docx.base import PROFILES
from .docx.package import pack, unpack
from .docx.render import render_blocks
from .errors import TemplateError

WORDS = ("title", "subtitle", "day", "signed", "region", "period")
# Written by the program as a whole; in Word each is a paragraph of its own: {{p body }}
PARTS = ("body", "annex")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCheck:
    """The slots of a template: those that will be filled, unknown ones, parts without a slot."""

    slots: tuple[str, ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether a briefing can be written into it."""
        return not self.unknown and not self.missing


def check_template(path: str | Path) -> TemplateCheck:
    """Return the slots of a template.

    Raises: TemplateError where it is no Word file, its slots are not well formed, or
    docxtpl is not installed.
    """
    template = _opened(path)
    with _told(path):
        slots = set(template.get_undeclared_template_variables(_environment()))
    return TemplateCheck(
        slots=tuple(sorted(slots & {*WORDS, *PARTS})),
        unknown=tuple(sorted(slots - {*WORDS, *PARTS})),
        missing=tuple(part for part in PARTS if part not in slots),
    )


def render_with_template(briefing: Briefing, path: str | Path) -> bytes:
    """Return the template with its slots filled; the same briefing gives the same bytes.

    Raises: TemplateError where a slot is unknown or body or annex have none.
    """
    checked = check_template(path)
    if not checked.holds:
        named = ", ".join([*(f"unknown slot {slot!r}" for slot in checked.unknown),
                           *(f"no slot for {part!r}" for part in checked.missing)])  # fmt: skip
        raise TemplateError(f"{path}: {named}")
    template = _opened(path)
    with _told(path):
        template.render(_context(template, briefing), _environment())
    # get_docx() would open the file anew once it is rendered
    properties = template.docx.core_properties
    properties.title, properties.language = briefing.title, PROFILES[briefing.lang].lang
    saved = io.BytesIO()
    template.save(saved)
    return pack(unpack(saved.getvalue()))


def _context(template: Any, briefing: Briefing) -> Mapping[str, object]:
    signature = next((b for b in briefing.blocks if isinstance(b, Signature)), None)
    body = [b for b in briefing.blocks if not isinstance(b, Signature | Annex)]
    annex = [b for b in briefing.blocks if isinstance(b, Annex)]
    return {
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "day": "" if signature is None else signature.day,
        "signed": "" if signature is None else signature.name,
        "region": briefing.parameters.get("region", ""),
        "period": briefing.parameters.get("period", ""),
        "body": _part(template, briefing, body),
        "annex": _part(template, briefing, annex),
    }


def _part(template: Any, briefing: Briefing, blocks: Iterable[Block]) -> object:
    written = render_blocks(replace(briefing, blocks=tuple(blocks), comments=()))
    return template.new_subdoc(io.BytesIO(written))


def _opened(path: str | Path) -> Any:
    docxtpl = _library()
    template = docxtpl.DocxTemplate(str(path))
    try:
        template.init_docx()
    except (OSError, KeyError, ValueError, PackageNotFoundError) as error:
        raise TemplateError(f"{path}: not a Word file") from error
    return template


@contextmanager
def _told(path: str | Path) -> Iterator[None]:
    """Turn what the template language refuses into the error of this stage."""
    from jinja2 import TemplateError as Refused  # noqa: PLC0415

    try:
        yield
    except Refused as error:
        raise TemplateError(f"{path}: {error}") from error


@cache
def _library() -> Any:
    try:
        import docxtpl  # noqa: PLC0415
    except ImportError as error:
        raise TemplateError("templates need docxtpl: pip install 'gongbao[template]'") from error
    return docxtpl


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined  # noqa: PLC0415
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
