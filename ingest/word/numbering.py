"""Automatic numbers of Word paragraphs, written out as Word shows them: 一、（一）1. a)."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from .package import W

HAN = "零一二三四五六七八九"
PLACE = re.compile(r"%([1-9])")
BULLETS = frozenset({"bullet", "none"})
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(NamedTuple):
    """How a level counts: number format, text with %1, first number."""

    format: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, part: etree._Element | None, styles: list[etree._Element]) -> None:
        self.elements: dict[tuple[str, int], etree._Element] = {}
        self.levels: dict[tuple[str, int], Level] = {}  # those that were asked for
        self.of_style: dict[str, tuple[str, int]] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.abstract: dict[str, str] = {}
        if part is not None:
            self._read(part)
        for style in styles:
            found = _number_of(style.find(f"{W}pPr"))
            if found is not None:
                self.of_style[style.get(f"{W}styleId") or ""] = found

    def _read(self, part: etree._Element) -> None:
        for abstract in part.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId") or ""
            for level in abstract.iter(f"{W}lvl"):
                self.elements[key, _integer(level.get(f"{W}ilvl"))] = level
        for number in part.iter(f"{W}num"):
            target = number.find(f"{W}abstractNumId")
            if target is not None:
                self.abstract[number.get(f"{W}numId") or ""] = target.get(f"{W}val") or ""

    def label(self, paragraph: etree._Element) -> str:
        """Return the number that Word writes before a paragraph, and count it; else nothing."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None or not self.abstract:
            return ""
        found = _number_of(properties)
        if found is None:
            style = properties.find(f"{W}pStyle")
            found = self.of_style.get(style.get(f"{W}val") or "") if style is not None else None
        key = self.abstract.get(found[0]) if found is not None else None
        if found is None or key is None or (key, found[1]) not in self.elements:
            return ""
        return self._count(key, found[1])

    def _count(self, key: str, depth: int) -> str:
        counts = self.counts[key]
        level = self._level(key, depth)
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.format in BULLETS:
            return ""
        return PLACE.sub(lambda place: self._number(key, int(place[1]) - 1), level.text) + (
            " " if level.text[-1:] in {".", ")"} else ""
        )

    def _level(self, key: str, depth: int) -> Level:
        place = key, depth
        if place not in self.levels:
            element = self.elements.get(place)
            self.levels[place] = Level("decimal", "", 1) if element is None else _level(element)
        return self.levels[place]

    def _number(self, key: str, depth: int) -> str:
        level = self._level(key, depth)
        return FORMATS.get(level.format, str)(self.counts[key].get(depth, level.start))


def _level(element: etree._Element) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return found.get(f"{W}val", default) if found is not None else default

    return Level(value("numFmt", "decimal"), value("lvlText", ""), _integer(value("start", "1")))


def _number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    identity, depth = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    if identity is None:
        return None
    return identity.get(f"{W}val") or "", _integer(
        depth.get(f"{W}val") if depth is not None else None
    )


def _integer(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def han_number(number: int) -> str:
    """Return 1 to 99 in Chinese as lists are numbered: 一, 十二, 二十.

    >>> han_number(3), han_number(12), han_number(20)
    ('三', '十二', '二十')
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones else "")


def letter(number: int) -> str:
    """Return a, b … z, aa, bb as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def roman(number: int) -> str:
    """Return i, ii … for the numbers that lists have."""
    if not 0 < number < 40:
        return str(number)
    text = ""
    for value, sign in ROMAN:
        text, number = text + sign * (number // value), number % value
    return text


def circled(number: int) -> str:
    """Return ① to ⑳."""
    return chr(0x245F + number) if 0 < number <= 20 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": han_number,
    "chineseCountingThousand": han_number,
    "japaneseCounting": han_number,
    "ideographDigital": han_number,
    "taiwaneseCountingThousand": han_number,
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
}
