"""The paragraph styles of the two profiles: GB/T 9704-2012 for Chinese, a plain one for English.

The renderer names styles only by the ids here, so a profile is this table and the page in
`docx_base`. Lengths are twips (1/20 pt); `chars` are hundredths of a character.
"""

from dataclasses import dataclass, replace

from .xml import Element, element

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"
TIMES, ARIAL = "Times New Roman", "Arial"

INK = "1F3864"  # headings of the English profile
LINE = 579  # 22 lines fill 225 mm: 28.95 pt
# 三号 is 16 pt in Word and 15.75 pt in the standard; tracking makes 28 fit 156 mm.
TRACKING = -5


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style. `line` is exact, 0 means single; `outline` makes it a heading."""

    id: str
    name: str = ""
    han: str = FANGSONG
    latin: str = TIMES
    half_points: int = 32
    bold: bool = False
    color: str | None = None
    fill: str | None = None
    align: str = "both"
    first_chars: int = 0
    left: int = 0
    left_chars: int = 0
    right_chars: int = 0
    hanging: int = 0
    before: int = 0
    after: int = 0
    line: int = LINE
    tracking: int = TRACKING
    keep_next: bool = False
    new_page: bool = False
    outline: int | None = None
    on_grid: bool = True
    rule_below: bool = False


_SMALL = Style(id="", half_points=24, line=340, tracking=0, on_grid=False)

CHINESE = (
    Style(id="Normal", name="Normal"),
    # off the grid, or LibreOffice makes two lines of each of its own
    Style(id="Title", han=XIAOBIAOSONG, half_points=44, align="center", line=700, keep_next=True,
          on_grid=False),
    Style(id="Subtitle", han=KAITI, align="center", keep_next=True, after=290),
    Style(id="Heading1", name="heading 1", han=HEITI, first_chars=200, outline=0, keep_next=True),
    Style(id="Heading2", name="heading 2", han=KAITI, first_chars=200, outline=1, keep_next=True),
    Style(id="Heading3", name="heading 3", first_chars=200, outline=2, keep_next=True),
    Style(id="Body", first_chars=200),
    Style(id="Lead", first_chars=200),
    Style(id="Point", first_chars=200),
    replace(_SMALL, id="Caption", name="caption", han=HEITI, half_points=28, align="center",
            before=200, after=60, line=400, keep_next=True),
    replace(_SMALL, id="ChartCaption", han=HEITI, half_points=28, align="center", after=120,
            line=400),
    replace(_SMALL, id="Unit", half_points=21, align="right", line=300, keep_next=True),
    replace(_SMALL, id="Figure", align="center", line=0, before=200, keep_next=True),
    replace(_SMALL, id="TableText", align="left"),
    replace(_SMALL, id="TableNumber", align="right"),
    replace(_SMALL, id="TableHead", han=HEITI, align="center"),
    replace(_SMALL, id="SourceNumber", half_points=20, align="right", line=290),
    replace(_SMALL, id="SourceText", half_points=20, align="left", line=290),
    replace(_SMALL, id="TableNote", half_points=20, line=300, before=60, after=160),
    replace(_SMALL, id="FootnoteText", name="footnote text", half_points=20, line=290),
    Style(id="Closing", first_chars=200, keep_next=True),
    Style(id="AttachmentNote", left_chars=200, before=LINE, keep_next=True),
    Style(id="AnnexLabel", han=HEITI, align="left", new_page=True, keep_next=True),
    Style(id="AnnexTitle", han=XIAOBIAOSONG, half_points=44, align="center", line=700,
          keep_next=True, after=200),
    Style(id="Signature", align="right", before=LINE),
    Style(id="SignatureDay", align="right"),
    Style(id="Slot", han=KAITI, first_chars=200, color="C00000", fill="FFF2CC"),
    Style(id="Footer", name="footer", han=SONGTI, latin=SONGTI, half_points=28, tracking=0,
          line=280, on_grid=False),
)  # fmt: skip

_PLAIN = Style(id="", han="宋体", latin=ARIAL, half_points=21, align="left", line=0, tracking=0,
               after=100, on_grid=False)  # fmt: skip
_TABLE = replace(_PLAIN, half_points=18, after=0)

ENGLISH = (
    replace(_PLAIN, id="Normal", name="Normal", after=0),
    replace(_PLAIN, id="Title", half_points=44, bold=True, color=INK, after=40, keep_next=True),
    replace(_PLAIN, id="Subtitle", half_points=19, color="595959", after=160, keep_next=True),
    replace(_PLAIN, id="Heading1", name="heading 1", half_points=28, bold=True, color=INK,
            before=240, after=80, outline=0, keep_next=True),
    replace(_PLAIN, id="Heading2", name="heading 2", half_points=23, bold=True, color=INK,
            before=160, after=60, outline=1, keep_next=True),
    replace(_PLAIN, id="Heading3", name="heading 3", half_points=21, bold=True, outline=2,
            keep_next=True),
    replace(_PLAIN, id="Body"),
    replace(_PLAIN, id="Lead"),
    replace(_PLAIN, id="Point", fill="EAF0F8", left=340, hanging=220, after=0, before=0),
    replace(_PLAIN, id="Caption", name="caption", half_points=19, bold=True, before=160, after=60,
            keep_next=True),
    replace(_PLAIN, id="ChartCaption", half_points=19, bold=True, before=200, after=40,
            keep_next=True),
    replace(_TABLE, id="Unit", half_points=17, color="595959", keep_next=True, after=40),
    replace(_PLAIN, id="Figure", after=40),
    replace(_TABLE, id="TableText"),
    replace(_TABLE, id="TableNumber", align="right"),
    replace(_TABLE, id="TableHead", bold=True),
    replace(_TABLE, id="SourceText", half_points=17),
    replace(_TABLE, id="SourceNumber", half_points=17, align="right"),
    replace(_TABLE, id="TableNote", half_points=16, color="404040", before=60, after=120),
    replace(_TABLE, id="FootnoteText", name="footnote text", half_points=16),
    replace(_PLAIN, id="Closing"),
    replace(_PLAIN, id="AttachmentNote", color="595959", half_points=19),
    replace(_PLAIN, id="AnnexLabel", half_points=19, color="595959", before=300, keep_next=True,
            after=0),
    replace(_PLAIN, id="AnnexTitle", half_points=28, bold=True, color=INK, after=80,
            keep_next=True),
    replace(_PLAIN, id="Signature", align="right"),
    replace(_PLAIN, id="SignatureDay", align="right"),
    replace(_PLAIN, id="Slot", color="C00000", fill="FFF2CC"),
    replace(_TABLE, id="Footer", name="footer", half_points=16, align="center", color="595959"),
)  # fmt: skip


def paragraph_style(style: Style) -> Element:
    """Make the `w:style` of a paragraph style."""
    name = style.name or style.id
    return element(
        "style",
        element("name", val=name),
        None if style.id == "Normal" else element("basedOn", val="Normal"),
        element("qFormat"),
        _paragraph(style),
        _characters(style),
        type="paragraph",
        styleId=style.id,
        **({"default": 1} if style.id == "Normal" else {}),
    )


def _paragraph(style: Style) -> Element:
    return element(
        "pPr",
        element("keepNext", val=int(style.keep_next)),
        element("pageBreakBefore", val=int(style.new_page)),
        element("widowControl", val=0),
        _fill(style),
        element("autoSpaceDE", val=0) if style.tracking else None,
        element("autoSpaceDN", val=0) if style.tracking else None,
        element("snapToGrid", val=int(style.on_grid)),
        _spacing(style),
        _indent(style),
        element("jc", val=style.align),
        None if style.outline is None else element("outlineLvl", val=style.outline),
    )


def _spacing(style: Style) -> Element:
    rule: dict[str, object] = {"line": 264, "lineRule": "auto"}
    if style.line:
        rule = {"line": style.line, "lineRule": "exact"}
    return element("spacing", before=style.before, after=style.after, **rule)


def _indent(style: Style) -> Element:
    """Indents in characters, and in twips for readers that know only those."""
    width = style.half_points * 10
    indents: dict[str, int] = {"left": style.left, "firstLine": 0}
    if style.hanging:
        indents = {"left": style.left, "hanging": style.hanging, "right": 120}
    for side, chars in (("firstLine", style.first_chars), ("left", style.left_chars)):
        if chars:
            indents |= {f"{side}Chars": chars, side: chars * width // 100}
    return element("ind", **indents)


def _fill(style: Style) -> Element | None:
    if style.fill is None:
        return None
    return element("shd", val="clear", color="auto", fill=style.fill)


def _characters(style: Style) -> Element:
    return element(
        "rPr",
        element("rFonts", ascii=style.latin, hAnsi=style.latin, cs=style.latin, eastAsia=style.han),
        element("b", val=int(style.bold)),
        None if style.color is None else element("color", val=style.color),
        element("spacing", val=style.tracking),
        element("sz", val=style.half_points),
        element("szCs", val=style.half_points),
    )
