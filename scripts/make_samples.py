"""Make the sample bulletins that are not text: a PDF and two Word files.

Run `python scripts/make_samples.py` after changing a text below; the results are committed.
Their bytes are the same on every run: the PDF is made invariant, the Word files carry no clock.
The PDF embeds a subset of WenQuanYi Micro Hei (Apache-2.0; Debian: fonts-wqy-microhei), so that
it can be read where no Chinese font is.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
FONT = "WenQuanYi Micro Hei"
FONT_FILE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice in the order of GB/T 9704: number, title, addressee, body, table, body, signature."""

    number: str
    title: str
    addressee: str
    before: tuple[str, ...]
    caption: str
    table: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    issuer: str
    written: str


SICHUAN = Notice(
    number="川发改振兴〔2025〕218号",
    title="四川省2025年上半年以工代赈进展情况通报",
    addressee="各市（州）发展改革委：",
    before=(
        "现将2025年上半年全省以工代赈进展情况通报如下。",
        "一、总体情况",
        "上半年，全省实施以工代赈项目818个，吸纳带动群众就业24.8万人，发放劳务报酬27.8亿元，"
        "人均增收1.12万元。各市（州）进展情况见表1。",
    ),
    caption="表1　各市（州）2025年上半年以工代赈进展　　单位：万元",
    table=(
        ("市（州）", "实施项目（个）", "吸纳就业（人）", "发放劳务报酬"),
        ("凉山州", "186", "52310", "61240"),
        ("甘孜州", "97", "18420", "22105"),
        ("阿坝州", "84", "15260", "18912"),
        ("巴中市", "73", "21180", "23870"),
        ("广元市", "68", "19640", "21455"),
        ("达州市", "79", "24350", "26930"),
        ("其他市（州）", "231", "96840", "103488"),
        ("合计", "818", "248000", "278000"),
    ),
    after=(
        "二、存在的问题",
        "截至6月底，全省仍有41个以工代赈项目未开工，主要受汛期和用地手续影响。",
        "三、下一步要求",
        "各地要抓紧施工有利时期，力争全年吸纳带动群众就业45万人以上、发放劳务报酬52亿元以上。"
        "每个项目劳务报酬占中央资金的比例不得低于30%，并逐人登记、按月发放。",
    ),
    issuer="四川省发展和改革委员会",
    written="2025年7月18日",
)

GUIZHOU = Notice(
    number="黔发改振兴〔2025〕66号",
    title="关于下达2025年以工代赈中央预算内投资计划的通知",
    addressee="毕节市、铜仁市、黔东南州、黔南州发展改革委：",
    before=(
        "为支持脱贫地区群众就近就业，现将贵州省2025年以工代赈中央预算内投资计划下达给你们，"
        "有关事项通知如下。",
        "一、本次下达以工代赈项目168个、中央预算内投资67200万元，计划吸纳当地群众务工"
        "21840人，发放劳务报酬23520万元。具体安排见附表。",
    ),
    caption="附表　2025年以工代赈中央预算内投资计划　　单位：万元",
    table=(
        ("市（州）", "项目数（个）", "中央预算内投资", "计划吸纳务工（人）", "计划发放劳务报酬"),
        ("毕节市", "42", "16800", "5460", "5880"),
        ("铜仁市", "39", "15600", "5070", "5460"),
        ("黔东南州", "51", "20400", "6630", "7140"),
        ("黔南州", "36", "14400", "4680", "5040"),
        ("合计", "168", "67200", "21840", "23520"),
    ),
    after=(
        "二、各地要将劳务报酬占中央预算内投资的比例作为硬指标，不得低于30%；"
        "鼓励有条件的项目提高到35%以上。",
        "三、请于收文后尽快分解投资计划，并于每月5日前报送进度。",
    ),
    issuer="贵州省发展和改革委员会",
    written="2025年3月12日",
)

PENGSHUI = Notice(
    number="彭水发改审〔2025〕45号",
    title="关于鞍子镇产业路以工代赈项目可行性研究报告的批复",
    addressee="彭水县鞍子镇人民政府：",
    before=(
        "你镇报来的请示收悉。经研究，原则同意实施该项目，现批复如下。",
        "一、建设内容及规模：新建产业路4.8公里，路基宽4.5米，配套建设错车道12处、涵洞6座。",
        "二、投资估算及资金来源：项目总投资486万元，其中中央预算内投资400万元，县级财政资金86万元。",
        "三、带动作用：计划吸纳当地群众务工75人，发放劳务报酬146万元，占中央预算内投资的36.5%；"
        "开展技能培训75人。",
    ),
    caption="投资估算表　　单位：万元",
    table=(
        ("费用名称", "金额"),
        ("工程费用", "418.6"),
        ("工程建设其他费用", "44.3"),
        ("预备费", "23.1"),
        ("合计", "486.0"),
    ),
    after=(
        "四、有关要求：劳务报酬占中央资金的比例不得低于30%，优先吸纳脱贫人口和防止返贫监测对象。"
        "本批复有效期两年。",
    ),
    issuer="彭水苗族土家族自治县发展和改革委员会",
    written="2025年4月16日",
)


def main() -> None:
    """Write the three files into their folders."""
    write_pdf(SICHUAN, SAMPLES / "sichuan-2025h1" / "source.pdf")
    write_docx(GUIZHOU, SAMPLES / "guizhou-plan-2025" / "source.docx")
    write_docx(PENGSHUI, SAMPLES / "county-approval" / "source.docx")


def write_pdf(notice: Notice, path: Path) -> None:
    """Write a notice on two pages: the table ends the first, the rest is on the second."""
    pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE), subfontIndex=0))
    body = ParagraphStyle(
        "body", fontName=FONT, fontSize=12, leading=22, firstLineIndent=24, wordWrap="CJK"
    )
    title = ParagraphStyle(
        "title", parent=body, fontSize=18, leading=30, alignment=1, firstLineIndent=0
    )
    flat = ParagraphStyle("flat", parent=body, firstLineIndent=0)
    right = ParagraphStyle("right", parent=flat, alignment=2)
    story: list[Flowable] = [
        Paragraph(notice.number, ParagraphStyle("number", parent=flat, alignment=1)),
        Paragraph(notice.title, title),
        Paragraph(notice.addressee, flat),
        *(Paragraph(text, body) for text in notice.before),
        Paragraph(notice.caption, flat),
        _ruled(notice.table),
        PageBreak(),
        *(Paragraph(text, body) for text in notice.after),
        Spacer(1, 12 * mm),
        Paragraph(notice.issuer, right),
        Paragraph(notice.written, right),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    SimpleDocTemplate(
        str(path), pagesize=A4, title=notice.title, author=notice.issuer, invariant=1
    ).build(story)


def _ruled(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(
        [list(row) for row in rows],
        colWidths=[42 * mm, 36 * mm, 36 * mm, 40 * mm],
        style=[
            ("FONT", (0, 0), (-1, -1), FONT, 11),
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ],
    )


def write_docx(notice: Notice, path: Path) -> None:
    """Write a notice as a Word file."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(14)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")
    properties = document.core_properties
    properties.title, properties.author = notice.title, notice.issuer
    properties.created = properties.modified = datetime(2025, 1, 1)
    for text in (notice.number, notice.title):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (notice.addressee, *notice.before, notice.caption):
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(notice.table[0]), style="Table Grid")
    for row in notice.table:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for text in notice.after:
        document.add_paragraph(text)
    for text in (notice.issuer, notice.written):
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    document.save(stream)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_clock(stream.getvalue()))


def _without_clock(package: bytes) -> bytes:
    """Return the same zip with the earliest date that zip knows on every part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return stream.getvalue()


if __name__ == "__main__":
    main()
