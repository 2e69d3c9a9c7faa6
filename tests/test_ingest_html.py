"""Pages become documents: main text, facts of the page, tables on their grid."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import Document, DocumentStatus, PassageKind, documents_of_bytes, read_documents
from ingest.errors import NoTextError

BODY = (
    "今年以来，某省把以工代赈作为稳就业的重要抓手，已开工项目1233个，带动群众就近就业20.59万人，"
    "发放劳务报酬24.36亿元，同比增长41.3%，项目数量和带动人数都居于前列。"
)
PAGE = f"""<!DOCTYPE html><html><head><title>某省以工代赈进展_某省发展和改革委员会</title>
<meta name="ArticleTitle" content="某省以工代赈进展"><meta content="2025-07-23 08:12" name="PubDate">
<meta name="contentSource" content="省发展改革委 振兴处"><meta name="SiteName" content="某省发展和改革委员会">
<style>.x{{}}</style></head><body><div class="nav"><a href="/">首页</a> <a href="/zc">政策法规 12345</a></div>
<table><tr><td>索 引 号：</td><td>000014349/2025-00074</td><td>发文字号：</td><td>某发改〔2025〕7号</td></tr>
<tr><td>发文机关：</td><td>某省发展和改革委员会</td><td>成文日期：</td><td>2025年07月20日</td></tr></table>
<h1>某省以工代赈进展</h1><p>来源：<span>省发展改革委</span> 【字体：大 中 小】</p>
<div class="TRS_Editor"><p>{BODY}</p><p>　　其中：<b>项目 20<i>25</i>个</b>。</p><h3>一、资金</h3>
<ul><li>中央<br>预算</li></ul><ol start="3"><li>省级资金2亿元</li></ol>
<table><tr><th rowspan="2">地区</th><th colspan="2">投资（万元）</th></tr><tr><th>计划</th><th>完成</th></tr>
<tr><td>甲市</td><td>1200</td><td>1</td></tr><tr><td>乙市</td><td>800</td><td>2</td></tr></table>
<p style="display:none">隐藏 999</p><script>var n = 888;</script>
<p>面积30m<sup>2</sup>，<a href="/f/list.xlsx">附件1：项目清单</a></p><p>（来源：某报 责任编辑：某人）</p></div>
<div class="footer">版权所有 某ICP备777号</div></body></html>"""


def read_page(page: str) -> Document:
    """Read a page from its text."""
    (document,) = documents_of_bytes(page.encode("utf8"), "page.html", {})
    return document


@pytest.fixture
def document() -> Document:
    """Return the document of the page above."""
    return read_page(PAGE)


def test_text(document: Document) -> None:
    """The text is what a reader of the page sees of the article, no more."""
    assert document.text.split("\n") == [
        "某省以工代赈进展",
        BODY,
        "其中：项目 2025个。",
        "一、资金",
        "中央",
        "预算",
        "3. 省级资金2亿元",
        "地区\t投资（万元）\t",
        "\t计划\t完成",
        "甲市\t1200\t1",
        "乙市\t800\t2",
        "面积30m²，附件1：项目清单",
    ]
    assert (document.status, document.losses) == (DocumentStatus.OK, ())


def test_facts(document: Document) -> None:
    """Meta tags and the labelled table fill the columns."""
    assert document.title == "某省以工代赈进展"
    assert document.published == date(2025, 7, 23)
    assert document.written == date(2025, 7, 20)
    assert document.issuer == "某省发展和改革委员会"
    assert document.document_number == "某发改〔2025〕7号"
    assert document.index_number == "000014349/2025-00074"
    assert document.content_source == "省发展改革委 振兴处"
    assert document.metadata["site_name"] == "某省发展和改革委员会"
    assert [(one.name, one.url) for one in document.attachments] == [
        ("附件1：项目清单", "/f/list.xlsx")
    ]


def test_table(document: Document) -> None:
    """Cells stand once, at their first place, and know what they span and head."""
    (table,) = (passage for passage in document.passages if passage.kind == PassageKind.TABLE)
    cells = {document.text[cell.span.start : cell.span.end]: cell for cell in table.cells}

    assert (cells["地区"].rowspan, cells["地区"].colspan) == (2, 1)
    assert (cells["投资（万元）"].row, cells["投资（万元）"].colspan) == (0, 2)
    assert (cells["完成"].row, cells["完成"].col) == (1, 2)
    assert (cells["2"].row, cells["2"].col, cells["2"].is_header) == (3, 2, False)
    assert cells["乙市"].is_header


def test_page_without_rule_or_metadata() -> None:
    """A page of an unknown site is read by density, and navigation stays out."""
    links = "".join(
        f'<li><a href="/{n}">相关新闻标题第{n}条，很长很长的标题</a></li>' for n in range(20)
    )
    page = (
        f"<html><head><title>某县发放报酬 - 某县人民政府</title></head><body><ul>{links}</ul>"
        f"<div id=a1><h1>某县发放报酬</h1><p>2025-03-01 来源：某县融媒体中心</p>"
        f"<div id=a2><p>{BODY}</p><p>{BODY}</p></div></div><div>版权所有 电话 12345</div></body></html>"
    )
    document = read_page(page)

    assert document.title == "某县发放报酬"
    assert document.published == date(2025, 3, 1)
    assert document.issuer == "某县融媒体中心"
    assert [passage.text for passage in document.passages[1:]] == [BODY, BODY]


def test_facts_below_the_text() -> None:
    """When and from where a page came may stand below its text, before the lists of the site."""
    links = "".join(f"<li><span>2020-01-{n:02d}</span></li>" for n in range(1, 20))
    document = read_page(
        f"<html><body><h1>某县发放报酬</h1><div><p>{BODY}</p><p>{BODY}</p></div>"
        f"<div>发布日期：<!-- a -->2025-03-01<!-- b --></div><p>来源于：某县日报</p><ul>{links}</ul>"
        "</body></html>"
    )

    assert (document.published, document.content_source) == (date(2025, 3, 1), "某县日报")


def test_organ_of_a_notice_put_up_again() -> None:
    """A notice is its organs', not the district's that puts it on its site."""
    document = read_page(
        "<html><body><h1>关于印发某某办法的通知</h1><p>发布机构：甲区某某街道办事处</p>"
        f"<div><p>{BODY}</p><p>{BODY}</p><p>某市民政局　某市财政局</p><p>2024年3月14日</p></div>"
        "</body></html>"
    )

    assert document.issuer == "某市民政局；某市财政局"
    assert document.metadata["publisher"] == "甲区某某街道办事处"


@pytest.mark.parametrize(
    ("author", "name", "source"),
    [
        ("104363", None, None),  # the editor's number
        ("name, email@gmail.com", None, None),  # what the template was left with
        ("某某日报", "某某日报", "某某日报"),  # a medium in the author's place
        ("某某", "某某", None),
    ],
)
def test_author_of_meta_tags(author: str, name: str | None, source: str | None) -> None:
    """A meta tag's author is a name, or the medium that the text is from."""
    document = read_page(
        f'<html><head><meta name="author" content="{author}"></head><body><h1>某县发放报酬</h1>'
        f"<div><p>{BODY}</p><p>{BODY}</p></div></body></html>"
    )

    assert (document.author, document.content_source) == (name, source)


def test_layout_table() -> None:
    """A table that only places paragraphs is read as paragraphs."""
    document = read_page(
        f"<html><body><table><tr><td><p>{BODY}</p><p>{BODY}</p></td></tr></table></body></html>"
    )

    assert {passage.kind for passage in document.passages[1:]} == {PassageKind.PARAGRAPH}


def test_gb18030_page(tmp_path: Path) -> None:
    """A page in GB18030 is read whatever it declares, and whatever its name says."""
    file = tmp_path / "page.pdf"
    file.write_bytes(PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("gb18030"))
    (document,) = read_documents(file)

    assert BODY in document.text
    assert (document.encoding, document.mime) == ("gb18030", "text/html")


def test_deep_page() -> None:
    """Thousands of unclosed elements hide nothing."""
    document = read_page(f"<html><body>{'<font>' * 3000}<p>{BODY}</p></body></html>")

    assert BODY in document.text


def test_page_of_links_only() -> None:
    """A page without a word is a failure with a reason."""
    with pytest.raises(NoTextError, match=r"^page\.html: nothing in the file can be read as text$"):
        read_page("<html><body><div><img src='a.png'></div><script>1</script></body></html>")


TAGS = st.sampled_from(
    ["p", "div", "span", "b", "td", "tr", "table", "ul", "ol", "li", "h2", "br", "sup", "font", "a"]
)
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(
        ["就业20.59万人。", "12", " ", "\t", "&nbsp;", "一、总体", "2025年1月2日", BODY]
    ),
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_offsets(fragment: str) -> None:
    """Whatever the tags, every passage and every cell is found at its place."""
    document = read_page(f"<html><body><h1>标题</h1><p>{BODY}</p>{fragment}</body></html>")

    for passage in document.passages:
        assert passage.text == document.text[passage.start : passage.end]
        for cell in passage.cells:
            assert passage.start <= cell.span.start <= cell.span.end <= passage.end
