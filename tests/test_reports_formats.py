"""HTML and Markdown briefings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from corpus import Corpus
from reports import FormatError, Links, briefing, render, write
from reports.blocks import Briefing
from tests.bulletin_corpus import fill_with_bulletins


@pytest.fixture(scope="module")
def made() -> Iterator[Briefing]:
    """Return a brief of Hunan."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        links = Links(base="https://figures.example.org")
        yield briefing(corpus, region="湖南省", period="2025H1", links=links)


def found(page: html.HtmlElement, path: str) -> list[str]:
    """Return what an XPath of attributes, texts or elements finds."""
    result = page.xpath(path)
    assert isinstance(result, list)
    return [str(each) for each in result]


def test_html_links_resolve_and_load_nothing(made: Briefing) -> None:
    """Every inner link has its target once; no script, image or style sheet is loaded."""
    page = html.fromstring(render(made, ".html").decode())
    ids = found(page, "//@id")
    inner = [href[1:] for href in found(page, "//a/@href") if href.startswith("#")]

    assert len(ids) == len(set(ids))
    assert set(inner) <= set(ids)
    assert found(page, "//script | //link | //img | //*[@src]") == []


def test_html_numbers_tell_their_source_on_hover(made: Briefing) -> None:
    """The title of a number has outlet, date and the words of the source."""
    page = html.fromstring(render(made, ".html").decode())
    titles = found(page, '//a[@class="n" and text()="20.59万人"]/@title')

    assert titles[0].startswith("湖南省发展和改革委员会 2025-07-22“")
    assert "20.59万人" in titles[0]


def test_the_annex_leads_to_the_figure_in_the_database(made: Briefing) -> None:
    """A row of the annex links to the figure highlighted in its document."""
    number = made.number("F1")
    address = f"https://figures.example.org/-/document/{made.source(1).uid}#{number.figure}"

    assert address == number.row
    assert f'href="{address}"' in render(made, ".html").decode()
    assert f"]({address})" in render(made, ".md").decode()


def test_the_html_chart_is_text_with_links(made: Briefing) -> None:
    """The chart's values are links like those of the text."""
    page = html.fromstring(render(made, ".html").decode())

    assert "20.59" in found(page, '//*[name()="svg"]//a/*[name()="text"]/text()')


def test_markdown_tables_are_rectangular(made: Briefing) -> None:
    """Every line of a table has as many cells as its header."""
    text = render(made, ".md").decode()
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}

        assert len(cells) == 1


def test_markdown_notes_are_defined_once(made: Briefing) -> None:
    """A note that is marked is written, and only once."""
    text = render(made, ".md").decode()
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)

    assert marks
    assert sorted(marks) == sorted(re.findall(r"^\[\^(\d+)\]:", text, re.M))


def test_the_ending_picks_the_format(made: Briefing, tmp_path: Path) -> None:
    """A path without a known ending is refused with the endings that are known."""
    write(made, tmp_path / "brief.MD")
    assert (tmp_path / "brief.MD").read_bytes() == render(made, ".md")
    with pytest.raises(FormatError) as caught:
        write(made, tmp_path / "brief.pdf")

    expected = "ending '.pdf': a briefing is written as .docx, .md, .html"
    assert expected == str(caught.value)
