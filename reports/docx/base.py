"""The empty Word file that a briefing is written into, one for each profile.

Chinese: GB/T 9704-2012, read in third-party copies: A4, type area 156 × 225 mm, 22 lines of
28 characters, page numbers — 1 — outside below it. English: A4, plain. python-docx's own
template is Letter size with Japanese theme fonts, 164 styles, coloured headings and a stale
thumbnail: none of that remains.
"""

import io
from dataclasses import dataclass
from functools import cache

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from .styles import CHINESE, ENGLISH, LINE, Style, paragraph_style
from .xml import Element, element, field, root, run


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A page and its styles. Margins are millimetres: top, right, bottom, left."""

    lang: str
    styles: tuple[Style, ...]
    margins: tuple[float, float, float, float]
    footer: float
    line_pitch: int | None
    fonts: tuple[tuple[str, str], ...]

    @property
    def width(self) -> int:
        """Width of the type area in twips."""
        return round((210 - self.margins[1] - self.margins[3]) * 1440 / 25.4)


# A machine without the GB2312 faces has others of nearly the same design under these names.
_ALTERNATIVES = (
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
    ("仿宋_GB2312", "仿宋"),
    ("楷体_GB2312", "楷体"),
    ("黑体", "SimHei"),
    ("宋体", "SimSun"),
)
_LEFTOVERS = {"thumbnail", "stylesWithEffects", "customXml", "webSettings", "numbering"}

PROFILES = {
    "zh": Profile(
        lang="zh-CN",
        styles=CHINESE,
        margins=(37, 26, 35, 28),
        footer=24.7,
        line_pitch=LINE,
        fonts=(*_ALTERNATIVES, ("Times New Roman", "")),
    ),
    "en": Profile(
        lang="en-GB",
        styles=ENGLISH,
        margins=(22, 22, 22, 22),
        footer=11,
        line_pitch=None,
        fonts=(("Arial", ""), ("宋体", "SimSun")),
    ),
}


def open_base(lang: str) -> Document:
    """Return a new document of the profile, without a body."""
    return docx.Document(io.BytesIO(_base(lang)))


@cache
def _base(lang: str) -> bytes:
    profile = PROFILES[lang]
    document = docx.Document()
    _replace_styles(document, profile)
    _set_page(document, profile)
    _set_footers(document, profile)
    _patch_settings(document, profile)
    _replace_fonts(document, profile)
    _drop_leftovers(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _replace_styles(document: Document, profile: Profile) -> None:
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    normal = profile.styles[0]
    styles.append(
        element(
            "docDefaults",
            element(
                "rPrDefault",
                element(
                    "rPr",
                    element("rFonts", ascii=normal.latin, hAnsi=normal.latin, cs=normal.latin,
                            eastAsia=normal.han),
                    element("lang", val="en-GB", eastAsia="zh-CN", bidi="ar-SA"),
                ),
            ),
            element("pPrDefault", element("pPr")),
        )
    )  # fmt: skip
    styles.extend(paragraph_style(style) for style in profile.styles)
    styles.extend(_other_styles())


def _other_styles() -> list[Element]:
    plain = _character_style("Default Paragraph Font", "DefaultParagraphFont", {})
    plain.set(qn("w:default"), "1")
    raised, blue = {"vertAlign": "superscript"}, {"color": "2F5496"}
    note_mark = _character_style("footnote reference", "FootnoteReference", raised)
    reference = _character_style("Source Mark", "SourceMark", blue | raised)
    link = _character_style("Hyperlink", "Hyperlink", blue)
    table = element(
        "style",
        element("name", val="Normal Table"),
        type="table",
        styleId="TableNormal",
        default=1,
    )
    return [plain, note_mark, reference, link, table]


def _character_style(name: str, id_: str, look: dict[str, str]) -> Element:
    """Return a style of characters; `look`: element of rPr → value, in the order of the schema."""
    properties = [element("rPr", *(element(tag, val=look[tag]) for tag in look))] if look else []
    return element("style", element("name", val=name), *properties, type="character", styleId=id_)


def _set_page(document: Document, profile: Profile) -> None:
    section = document.sections[0]
    top, right, bottom, left = profile.margins
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance, section.footer_distance = Mm(15), Mm(profile.footer)
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if profile.line_pitch is not None:
        # `linesAndChars` gives every 16 pt glyph two cells in LibreOffice: lines only.
        properties.append(element("docGrid", type="lines", linePitch=profile.line_pitch))


def _set_footers(document: Document, profile: Profile) -> None:
    section = document.sections[0]
    if profile.line_pitch is None:
        _fill_footer(section.footer._element, [*field("PAGE", "1")], {})
        return
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        runs = [run("— "), *field("PAGE", "1"), run(" —")]
        _fill_footer(footer._element, runs, {"jc": side, f"{side}Chars": 100, side: 280})


def _fill_footer(footer: Element, runs: list[Element], place: dict[str, object]) -> None:
    for child in list(footer):
        footer.remove(child)
    align = place.pop("jc", None)
    properties = element(
        "pPr",
        element("pStyle", val="Footer"),
        element("ind", **place) if place else None,
        None if align is None else element("jc", val=align),
    )
    footer.append(element("p", properties, *runs))


def _patch_settings(document: Document, profile: Profile) -> None:
    settings = document.settings.element
    for name in ("zoom", "themeFontLang", "attachedTemplate", "rsids", "compat"):
        for child in settings.findall(qn(f"w:{name}")):
            settings.remove(child)
    compatibility = element(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings.append(element("zoom", percent=100))
    settings.append(element("themeFontLang", val="en-GB", eastAsia="zh-CN"))
    settings.append(element("compat", compatibility))
    sort_settings(settings)


def sort_settings(settings: Element) -> None:
    """Put the children of the settings part into schema order."""
    children = [child for child in settings if etree.QName(child).namespace == settings.nsmap["w"]]
    others = [child for child in settings if child not in children]
    for child in others:
        settings.remove(child)
    ordered = element("settings", *children)
    settings.extend(list(ordered))


def _replace_fonts(document: Document, profile: Profile) -> None:
    fonts = root("fonts")
    for name, alternative in profile.fonts:
        fonts.append(
            element("font", element("altName", val=alternative) if alternative else None, name=name)
        )
    _replace_part(document, RT.FONT_TABLE, "/word/fontTable.xml", fonts)


def _replace_part(document: Document, kind: str, name: str, content: Element) -> None:
    for relationship in document.part.rels.values():
        if relationship.reltype == kind:
            blob = etree.tostring(content, xml_declaration=True, encoding="UTF-8", standalone=True)
            part = Part(
                PackURI(name),
                relationship.target_part.content_type,
                blob,
                relationship.target_part.package,
            )
            relationship._target = part


def _drop_leftovers(document: Document) -> None:
    """Drop what python-docx's template carries and no style here uses."""
    for relationships in (document.part.package.rels, document.part.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype.rpartition("/")[2] in _LEFTOVERS:
                del relationships[key]
