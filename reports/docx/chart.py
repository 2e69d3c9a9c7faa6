"""A chart as Word draws it itself: editable, with the workbook behind it.

The reader's machine brings the fonts, so Chinese labels need none on the server.
"""

from fractions import Fraction
from html import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from reports.blocks import Chart, Point

from .workbook import MEDIA_TYPE, workbook
from .xml import Element, clean

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_FACES = {"zh": ("Times New Roman", "宋体"), "en": ("Arial", "宋体")}

EMU_PER_TWIP = 635
COLOR, STRONG, INK, GREY = "8FAADC", "2F5597", "262626", "A6A6A6"
BAR_HEIGHT, LINE_HEIGHT, FRAME = 340, 3000, 300  # twips


def chart_run(document: Document, chart: Chart, width: int, lang: str) -> Element:
    """Add the chart's parts to the document and return the run that shows it.

    `width` is in twips; a bar chart grows with its bars.
    """
    package = document.part.package
    book = Part(
        PackURI(f"/word/embeddings/chart{chart.number}.xlsx"),
        MEDIA_TYPE,
        workbook(_series_name(chart), [(p.name, decimal(p.value)) for p in chart.points]),
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{chart.number}.xml"), _CHART_TYPE, b"", package)
    link = part.relate_to(book, f"{_R}/package")
    part._blob = _chart_xml(chart, link, lang).encode()
    return _drawing(chart, document.part.relate_to(part, f"{_R}/chart"), width)


def height_of_chart(chart: Chart) -> int:
    """Return the height in twips: a bar chart grows with its bars."""
    return len(chart.points) * BAR_HEIGHT + FRAME if chart.kind == "bar" else LINE_HEIGHT


def decimal(value: Fraction) -> str:
    """Return a value as a spreadsheet writes it, 15 digits at most.

    >>> decimal(Fraction(2059, 100)), decimal(Fraction(208))
    ('20.59', '208')
    """
    return f"{float(value):.15g}"


def _series_name(chart: Chart) -> str:
    return f"{chart.caption}（{chart.unit}）" if chart.unit else chart.caption


def _drawing(chart: Chart, link: str, width: int) -> Element:
    height = height_of_chart(chart)
    described = "; ".join(f"{point.name} {point.atom.text}" for point in chart.points)
    labels = " ".join(point.atom.label for point in chart.points)
    words = escape(clean(f"{_series_name(chart)}: {described}"))
    return parse_xml(
        f'<w:r xmlns:w="{_W}"><w:drawing>'
        f'<wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"/>'
        f'<wp:docPr id="{100 + chart.number}" name="Chart {chart.number}" title="{labels}"'
        f' descr="{words}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{link}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _chart_xml(chart: Chart, link: str, lang: str) -> str:
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    if chart.kind == "bar":
        plot = (
            '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
            f'<c:varyColors val="0"/>{_series(chart, lang)}<c:gapWidth val="45"/>{axes}</c:barChart>'
        )
    else:
        plot = (
            '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'{_series(chart, lang)}<c:marker val="1"/>{axes}</c:lineChart>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}{_axes(chart, lang)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(lang)}"
        f'<c:externalData r:id="{link}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _series(chart: Chart, lang: str) -> str:
    count = len(chart.points)
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(clean(point.name))}</c:v></c:pt>'
        for index, point in enumerate(chart.points)
    )
    values = "".join(
        f'<c:pt idx="{index}"><c:v>{decimal(point.value)}</c:v></c:pt>'
        for index, point in enumerate(chart.points)
    )
    smooth = '<c:smooth val="0"/>' if chart.kind == "line" else ""
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(clean(_series_name(chart)))}'
        f"</c:v></c:pt></c:strCache></c:strRef></c:tx>{_looks(chart)}{_labels(chart, lang)}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f>"
        f'<c:strCache><c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{values}'
        f"</c:numCache></c:numRef></c:val>{smooth}</c:ser>"
    )


def _looks(chart: Chart) -> str:
    if chart.kind == "line":
        line = f'<a:ln w="28575"><a:solidFill><a:srgbClr val="{STRONG}"/></a:solidFill></a:ln>'
        return (
            f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="circle"/><c:size val="7"/><c:spPr>'
            f'<a:solidFill><a:srgbClr val="{STRONG}"/></a:solidFill></c:spPr></c:marker>'
        )
    strong = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_solid(STRONG)}</c:dPt>"
        for index, point in enumerate(chart.points)
        if point.strong
    )
    return f'{_solid(COLOR)}<c:invertIfNegative val="0"/>{strong}'


def _solid(color: str) -> str:
    return f'<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></c:spPr>'


def _labels(chart: Chart, lang: str) -> str:
    """Label every point with its value; where the source hedged (120余), with its words."""
    place = "outEnd" if chart.kind == "bar" else "t"
    shown = (
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/>'
    )
    hedged = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>'
        f'<a:rPr lang="zh-CN" sz="1000"/><a:t>{escape(point.atom.text)}</a:t></a:r></a:p></c:rich>'
        f"</c:tx>{shown}</c:dLbl>"
        for index, point in enumerate(chart.points)
        if _is_hedged(point)
    )
    whole = all(point.value.denominator == 1 for point in chart.points)
    form = "#,##0" if whole and lang == "en" else "General"
    return (
        f'<c:dLbls>{hedged}<c:numFmt formatCode="{form}" sourceLinked="0"/>'
        f"<c:spPr><a:noFill/></c:spPr>{_text(lang)}{shown}</c:dLbls>"
    )


def _is_hedged(point: Point) -> bool:
    return point.atom.text.replace(",", "") != decimal(point.value)


def _axes(chart: Chart, lang: str) -> str:
    is_bar = chart.kind == "bar"
    order, places = ("maxMin", ("l", "t")) if is_bar else ("minMax", ("b", "l"))
    hidden = '<c:delete val="1"/>'
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{places[0]}"/><c:numFmt formatCode="General"'
        ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="{GREY}"/></a:solidFill></a:ln></c:spPr>{_text(lang)}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{_floor(chart)}'
        f'</c:scaling>{hidden}<c:axPos val="{places[1]}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


def _floor(chart: Chart) -> str:
    """Bars start at zero: their lengths are what is compared."""
    return '<c:min val="0"/>' if all(point.value >= 0 for point in chart.points) else ""


def _text(lang: str) -> str:
    latin, han = _FACES[lang]
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{han}"/>'
    return (
        f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:solidFill>'
        f'<a:srgbClr val="{INK}"/></a:solidFill>{fonts}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
