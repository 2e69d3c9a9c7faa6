"""Phrases with holes, read from `phrases_zh.yml` and `phrases_en.yml`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from reports.blocks import Inline, Inlines, Text

_HOLE = re.compile(r"\{(\w+)\}")
Filling = str | Inline | Inlines


@cache
def phrases(lang: str) -> Mapping[str, Any]:
    """Return the phrases of a language."""
    text = (files("reports.words") / f"phrases_{lang}.yml").read_text(encoding="utf8")
    table: Mapping[str, Any] = yaml.safe_load(text)
    return table


def fill(template: str, **fillings: Filling) -> Inlines:
    """Put words and inlines into the holes of a template; neighbouring words become one text.

    >>> fill("{where}累计{what}。", where="湖南省", what="开工")
    (Text(text='湖南省累计开工。', url=None, anchor=None),)
    """
    return merge(_pieces(template, fillings))


def capital(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def merge(inlines: Iterator[Inline] | Inlines) -> Inlines:
    """Join neighbouring plain texts and drop empty ones."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and not inline.text:
            continue
        last = made[-1] if made else None
        if _is_plain(inline) and _is_plain(last):
            assert isinstance(inline, Text) and isinstance(last, Text)  # noqa: PT018
            made[-1] = Text(text=last.text + inline.text)
        else:
            made.append(inline)
    return tuple(made)


def _is_plain(inline: Inline | None) -> bool:
    return isinstance(inline, Text) and inline.url is inline.anchor is None and inline.text != "\n"


def _pieces(template: str, fillings: Mapping[str, Filling]) -> Iterator[Inline]:
    place = 0
    for hole in _HOLE.finditer(template):
        yield Text(text=template[place : hole.start()])
        filling = fillings[hole[1]]
        if isinstance(filling, str):
            yield Text(text=filling)
        elif isinstance(filling, tuple):
            yield from filling
        else:
            yield filling
        place = hole.end()
    yield Text(text=template[place:])
