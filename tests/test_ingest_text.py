"""Text, Markdown, digests and rows become documents whose offsets hold."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import (
    Document,
    DocumentStatus,
    PassageKind,
    document_from_row,
    documents_of_bytes,
    read_documents,
)
from ingest.errors import DamagedError, EmptyFileError, IngestError, NoTextError, UnsupportedError

DIGEST = """Workflow
以工代赈项目
icon
Search documents
某县:以工代赈稳就业
Zhong Guo Fa Zhan Wang· 2025-03-02 09:15
Core Viewpoint - The county pays wages on time [1] Group 1: Wages - A total of 12 million yuan was paid [2] - The wages reached 4,000 people [2]
某市推广以工代赈 带动3万余人就业
Some Paper· 2025-04-01 10:00
Core Insights - The city started 45 projects [1] Outlook - It will train 2,000 people [2]"""


def read_text(folder: Path, text: str, name: str = "notice.txt") -> list[Document]:
    """Write a file and read it."""
    file = folder / name
    file.write_text(text, encoding="utf8")
    return read_documents(file)


def hold(document: Document) -> bool:
    """Say whether every passage and cell is found at its place."""
    return all(
        passage.text == document.text[passage.start : passage.end]
        and all(
            passage.start <= cell.span.start <= cell.span.end <= passage.end
            for cell in passage.cells
        )
        for passage in document.passages
    )


def test_digest(tmp_path: Path) -> None:
    """A digest file gives its articles, without the site's lines, sources in Chinese."""
    first, second = read_text(tmp_path, DIGEST)

    assert [passage.text for passage in first.passages] == [
        "某县:以工代赈稳就业",
        "Core Viewpoint",
        "The county pays wages on time [1]",
        "Group 1: Wages",
        "A total of 12 million yuan was paid [2]",
        "The wages reached 4,000 people [2]",
    ]
    assert (first.issuer, first.published) == ("中国发展网", date(2025, 3, 2))
    assert (first.kind, first.lang, first.passages[0].lang) == ("digest", "en", "zh")
    assert [first.text[span.start : span.end] for span in first.references] == ["[1]", "[2]", "[2]"]
    assert (second.part, second.issuer) == (2, "Some Paper")
    assert second.passages[3].text == "Outlook"


def test_notice(tmp_path: Path) -> None:
    """A notice gives its number, salutation, signature and date to columns."""
    (document,) = read_text(
        tmp_path,
        "某省发展改革委关于下达以工代赈计划的通知\n某发改赈〔2025〕12号\n各市州发展改革委：\n"
        "现下达投资计划2.4亿元，依据某财农〔2024〕7号执行。\n一、总体要求\n按月发放。\n"
        "某省发展和改革委员会\n2025年3月5日\n附件：项目清单",
    )

    assert document.title == "某省发展改革委关于下达以工代赈计划的通知"
    assert document.document_number == "某发改赈〔2025〕12号"
    assert document.issuer == "某省发展和改革委员会"
    assert document.written == document.published == date(2025, 3, 5)
    assert (document.kind, document.genre) == ("notice", "通知")
    assert [citation.document_number for citation in document.citations] == ["某财农〔2024〕7号"]
    assert [passage.kind.value for passage in document.passages] == [
        "title", "paragraph", "salutation", "paragraph", "heading", "paragraph",
        "signature", "signature", "attachment_note",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("某县统计公报", "某县统计公报"),
        ("某发改赈〔2025〕3号\n关于做好以工代赈工作的通知", "关于做好以工代赈工作的通知"),
        ("某省人民政府文件\n关于做好以工代赈工作的通知", "关于做好以工代赈工作的通知"),
        ("某省发展改革委\n各市县：", "某省发展改革委"),
        (
            "某委员会关于下达2025年\n以工代赈计划的通知\n各市：",
            "某委员会关于下达2025年以工代赈计划的通知",
        ),
        ("关于就业\n截至6月底", "关于就业"),
        ("全县就业12万人。", "notice"),
        ("某国\n一、2004年统计", "某国"),
        ("某某共和国\n2004年国民经济统计公报[1]", "某某共和国2004年国民经济统计公报"),
        ("部委由50个减为45个。\n某会议关于机构改革的决定", "某会议关于机构改革的决定"),
    ],
)
def test_title(tmp_path: Path, head: str, title: str) -> None:
    """The title is the first line that is no number and no masthead, whole over its lines."""
    (document,) = read_text(tmp_path, f"{head}\n各地要抓紧落实。\n")

    assert (document.title, document.passages[0].text) == (title, title)


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("2004年", "某市2004年统计公报"),  # its place in a list of bulletins
        ("2004", "某市2004年统计公报"),
        ("某市统计公报", "某市统计公报"),
    ],
)
def test_known_title_that_is_a_year(tmp_path: Path, known: str, title: str) -> None:
    """A title given with the file stays, but for a mere year: the text has the title then."""
    (document,) = read_text(
        tmp_path, f"---\ntitle: {known}\n----\n**某市2004年统计公报**\n\n全市就业12万人。\n", "a.md"
    )

    assert document.title == title


def test_title_repeated_on_two_lines(tmp_path: Path) -> None:
    """The title once more above the text is not text, on one line or several."""
    (document,) = read_text(
        tmp_path,
        "---\ntitle: 某某共和国2016年统计公报\n---\n**某某共和国**\n\n**2016年统计公报[1]**\n\n就业12万人。\n",
        "a.md",
    )

    assert document.text == "某某共和国2016年统计公报\n就业12万人。"
    assert document.status is DocumentStatus.OK


def test_tabbed_lines_are_a_table(tmp_path: Path) -> None:
    """Lines with as many tabs are a table whose cells are found in the text."""
    (document,) = read_text(
        tmp_path, "项目进展\n单位：万元\n地区\t投资\t报酬\n甲市\t1200\t360\n乙市\t800\t240\n"
    )
    table = document.passages[2]

    assert table.kind == PassageKind.TABLE
    assert [
        document.text[cell.span.start : cell.span.end] for cell in table.cells if cell.row == 1
    ] == [
        "甲市",
        "1200",
        "360",
    ]


def test_markdown(tmp_path: Path) -> None:
    """Markdown gives front matter to columns, headings, lists with their numbers, tables, notes."""
    (document,) = read_text(
        tmp_path,
        "---\ntitle: 某市2025年统计公报\nsource: https://example.cn/a\n---\n"
        "**某市2025年统计公报[^1]**\n\n某市统计局\n\n2026年3月1日\n\n## 一、综合\n\n"
        "年末就业人员12.5万人[^2]，\n增长1.2%。\n\n1. 城镇8万人\n2. 乡村4.5万人\n\n"
        "| 指标 | 绝对数 |\n| --- | --- |\n| <br>人口 | 30.1 |\n\n[^1]: 本公报为初步统计。\n",
        "a.md",
    )

    assert [passage.text for passage in document.passages] == [
        "某市2025年统计公报",
        "某市统计局",
        "2026年3月1日",
        "一、综合",
        "年末就业人员12.5万人[2]，增长1.2%。",
        "1. 城镇8万人",
        "2. 乡村4.5万人",
        "指标\t绝对数\n人口\t30.1",
        "[1]: 本公报为初步统计。",
    ]
    assert (document.issuer, document.published) == ("某市统计局", date(2026, 3, 1))
    assert document.metadata["url"] == "https://example.cn/a"
    assert (document.status, document.losses) == (DocumentStatus.OK, ())


@pytest.mark.parametrize("bold", ["", "**"])
@pytest.mark.parametrize("rule", ["| --- | --- |", "| --- | --- | --- |", "|:--|--:|---|---|"])
def test_markdown_table_with_an_uneven_rule(tmp_path: Path, rule: str, bold: str) -> None:
    """A table is one whatever the number of cells in its row of dashes, and with bold before it."""
    (document,) = read_text(
        tmp_path, f"各地产量如下：\n\n{bold}| 指标 | 绝对数 |\n{rule}\n| 原煤 | 30.1 |\n", "a.md"
    )

    assert document.passages[-1].kind == PassageKind.TABLE
    assert document.passages[-1].text == "指标\t绝对数\n原煤\t30.1"


def test_markdown_lines_of_a_head(tmp_path: Path) -> None:
    """A bold line and the day below a title end where they end; a sentence goes on."""
    (document,) = read_text(
        tmp_path,
        "**某某计划**\n——1994年3月10日在某会议上\n\n全年就业12万人，\n增长1%。\n\n某统计局\n1999年2月26日\n",
        "a.md",
    )

    assert [passage.text for passage in document.passages] == [
        "某某计划",
        "——1994年3月10日在某会议上",
        "全年就业12万人，增长1%。",
        "某统计局",
        "1999年2月26日",
    ]
    assert document.published == date(1994, 3, 10)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("第九届某某人民代表大会第一次会议关于机构改革的决定\n1998年3月10日", "某某人民代表大会"),
        (
            "某某发展第九个五年计划\n（一九九六年三月十七日第八届某某人民代表大会第四次会议批准）",
            "某某人民代表大会",
        ),
        (
            "2018年政府工作报告\n——2018年3月27日在某某市第十四届\n人民代表大会第三次会议上",
            "某某市人民政府",
        ),
    ],
)
def test_assembly(tmp_path: Path, head: str, issuer: str) -> None:
    """A decision or plan is of the assembly that passed it, a report of the government there."""
    (document,) = read_text(tmp_path, f"{head}\n就业12万人。\n")

    assert document.issuer == issuer


def test_law(tmp_path: Path) -> None:
    """A regulation is of the organ whose order it is, from the day and under the number of that."""
    (document,) = read_text(
        tmp_path,
        "某某登记条例\n（2021年7月27日中华人民共和国国务院令第900号公布）\n第一条　为了登记。\n",
    )

    assert (document.issuer, document.document_number) == ("国务院", "国务院令第900号")
    assert (document.written, document.kind) == (date(2021, 7, 27), "notice")
    assert document.citations == ()


def test_markdown_collection(tmp_path: Path) -> None:
    """A day of news is its articles: each has a heading and a link of its own."""
    documents = read_text(
        tmp_path,
        "# 《晚间播报》 (20250601)\n\n## 新闻摘要\n\n1.甲县开工12个项目；\n\n## 详细新闻\n\n"
        "### 甲县开工12个项目\n\n<p>今天开工。</p><p>总投资3亿元。</p>\n\n[查看原文](https://e.cn/1)\n\n"
        "### 乙县培训200人\n\n培训已经结束。\n\n[查看原文](https://e.cn/2)\n\n---\n\n(更新时间戳: 17489)\n",
        "20250601.md",
    )

    assert [(document.title, document.kind) for document in documents] == [
        ("新闻摘要", "digest"),
        ("甲县开工12个项目", "news"),
        ("乙县培训200人", "news"),
    ]
    assert {document.published for document in documents} == {date(2025, 6, 1)}
    assert documents[1].text == "甲县开工12个项目\n今天开工。\n总投资3亿元。"
    assert documents[2].metadata["url"] == "https://e.cn/2"


def test_work_report(tmp_path: Path) -> None:
    """The government of a work report is found where the title does not name it."""
    (document,) = read_text(
        tmp_path,
        "政府工作报告\n——2025年1月8日在某某市第九届人民代表大会第四次会议上\n市长 某某\n各位代表：\n"
        "我代表市人民政府作报告。",
    )

    assert (document.issuer, document.genre) == ("某某市人民政府", "政府工作报告")
    assert document.published == date(2025, 1, 8)


@pytest.mark.parametrize(
    ("title", "line", "issuer"),
    [
        ("2001年政府工作报告", "2001年2月8日在某某市第九届人大五次会议上", "某某市人民政府"),
        (
            "政府工作报告（2009年）",
            "（2009年1月4日在甲州市第十三届人民代表大会上）",
            "甲州市人民政府",
        ),
        (
            "某长在某某市第三届人民代表大会第三次会议上的政府工作报告",
            "各位代表：",
            "某某市人民政府",
        ),
        ("2015年自治区政府工作报告", "——在某某自治区第九届人民代表大会上", "某某自治区人民政府"),
        ("某某省人民政府2014年工作报告", "各位代表：", "某某省人民政府"),
    ],
)
def test_government_of_a_work_report(tmp_path: Path, title: str, line: str, issuer: str) -> None:
    """Whose report it is stands in its title or in the line of its assembly, whole."""
    (document,) = read_text(tmp_path, f"{title}\n{line}\n就业12万人。\n")

    assert document.issuer == issuer


def test_sidecar(tmp_path: Path) -> None:
    """What a file lacks comes from its sidecar, or from the table of its folder."""
    (tmp_path / "a.meta.yml").write_text("title: 公报\nissuer: 某县统计局\npublished: 2025-02-03\n")
    (tmp_path / "meta.csv").write_text("file,title,uri\nb.txt,乙县情况,https://e.cn/b\n")
    (first,) = read_text(tmp_path, "就业12人。", "a.txt")
    (second,) = read_text(tmp_path, "就业13人。", "b.txt")

    assert (first.title, first.issuer, first.published) == ("公报", "某县统计局", date(2025, 2, 3))
    assert first.text == "公报\n就业12人。"
    assert (second.title, second.uri) == ("乙县情况", "https://e.cn/b")


def test_sidecar_with_unknown_name(tmp_path: Path) -> None:
    """A misspelt name in a sidecar is told, not lost."""
    (tmp_path / "a.meta.yml").write_text("titel: 公报\n")

    with pytest.raises(IngestError, match=r"a\.meta\.yml: unknown names: titel$"):
        read_text(tmp_path, "就业12人。", "a.txt")


@pytest.mark.parametrize(
    ("given", "published"), [(None, date(2025, 1, 8)), ("2025-01-09", date(2025, 1, 9))]
)
def test_row_without_a_date(given: str | None, published: date) -> None:
    """A row's day is the one given with it, else that below the title of a report."""
    text = "——2025年1月8日在某某市第九届人民代表大会第四次会议上\n就业12万人。"

    assert document_from_row({"id": 1, "text": text, "published": given}).published == published


def test_row_keeps_its_text() -> None:
    """A row's text is not touched, and passages are cut from it."""
    text = "  一、就业\n\n发放24.36亿元。 \nCore Insights - It grew [1] Jobs - 45 projects [2]\n甲\t1\n乙\t2"
    document = document_from_row(
        {"id": "r1", "title": "标题", "text": text, "published": "2025-07-23"}
    )

    assert document.text == text
    assert [passage.text for passage in document.passages] == [
        "一、就业", "发放24.36亿元。", "Core Insights", "It grew [1]", "Jobs", "45 projects [2]",
        "甲\t1\n乙\t2",
    ]  # fmt: skip
    assert (document.title, document.uri, document.published) == ("标题", "r1", date(2025, 7, 23))
    assert hold(document)


@pytest.mark.parametrize("row", [{"id": "a"}, {"text": "x"}, {"id": "a", "text": 3}])
def test_row_without_id_or_text(row: dict[str, object]) -> None:
    """A row needs an id and a text."""
    with pytest.raises(DamagedError):
        document_from_row(row)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b" \r\n\t", EmptyFileError),
        (b"\x00\x01\x02\x03binary\xff\xfe", UnsupportedError),
        (b"<?xml version='1.0'?><rss><item>12</item></rss>", UnsupportedError),
        ("【打印】\n".encode(), NoTextError),
    ],
)
def test_unreadable(tmp_path: Path, data: bytes, error: type[IngestError]) -> None:
    """A file without text is a failure that names the file, never an empty document."""
    file = tmp_path / "a.txt"
    file.write_bytes(data)

    with pytest.raises(error) as raised:
        read_documents(file)
    assert raised.value.message.startswith(str(file))


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
TEXT = st.lists(
    LINE | st.sampled_from(["一、总体", "甲\t1\t2", "2025年1月2日", "[1]", " - "]), max_size=12
).map("\n".join)


@given(TEXT)
def test_offsets_of_rows(text: str) -> None:
    """Whatever the text of a row, its passages are where they say."""
    document = document_from_row({"id": "x", "text": text})

    assert document.text == text
    assert hold(document)


@given(TEXT)
def test_offsets_of_files(text: str) -> None:
    """Whatever a text file holds, its documents' offsets hold and the title is their first line."""
    try:
        documents = documents_of_bytes(text.encode("utf8"), "a.txt", {})
    except (EmptyFileError, NoTextError, UnsupportedError):
        documents = []

    assert all(map(hold, documents))
    assert all(document.passages[0].text == document.title for document in documents)
