"""Word styles: which paragraphs are titles and headings, by outline level and style name."""

import re

from lxml import etree

from .package import W, WordParts

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
TITLE_LEVEL = 0
BODY_LEVEL = 9


def used_styles(part: etree._Element | None, parts: WordParts) -> list[etree._Element]:
    """Return the styles that paragraphs have; a template brings a hundred others."""
    if part is None:
        return []
    used = {style.get(f"{W}val") for style in parts.body.iter(f"{W}pStyle")}
    return [style for style in part.iter(f"{W}style") if style.get(f"{W}styleId") in used]


class Styles:
    """Level of a paragraph by its style: 0 a title, 1 to 9 headings, None the body's text."""

    def __init__(self, styles: list[etree._Element]) -> None:
        self.levels: dict[str, int] = {}
        for style in styles:
            level = _level_of_style(style)
            if level is not None:
                self.levels[style.get(f"{W}styleId") or ""] = level

    def level(self, paragraph: etree._Element) -> int | None:
        """Return the level of a paragraph; its own outline level comes before its style's."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = _outline(properties)
        if own is not None:
            return own
        style = properties.find(f"{W}pStyle")
        return self.levels.get(style.get(f"{W}val") or "") if style is not None else None


def _level_of_style(style: etree._Element) -> int | None:
    name = style.find(f"{W}name")
    text = (name.get(f"{W}val") or "") if name is not None else ""
    if text.lower() in {"title", "标题"}:
        return TITLE_LEVEL
    heading = HEADING_NAME.match(text)
    if heading is not None:
        return int(heading[1])
    properties = style.find(f"{W}pPr")
    return _outline(properties) if properties is not None else None


def _outline(properties: etree._Element) -> int | None:
    outline = properties.find(f"{W}outlineLvl")
    value = outline.get(f"{W}val") if outline is not None else None
    if value is None or not value.isdecimal() or int(value) >= BODY_LEVEL:
        return None
    return int(value) + 1
