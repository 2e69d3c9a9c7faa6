"""Briefings in a letterhead, with footnotes, with a signature for a seal, as a review copy."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from corpus import Corpus
from gongbao import cli
from reports import (
    Links,
    TemplateError,
    audit,
    briefing,
    check_template,
    render,
    render_with_template,
    write,
)
from reports.audit.parts import check_links, check_order
from reports.blocks import Footnote, Paragraph, Reference, inlines_of
from reports.docx.read import read_docx
from tests.bulletin_corpus import fill_with_bulletins

SLOTS = ["某某省某某厅文件", "{{ title }}", "{{ subtitle }}", "{{p body }}", "{{ signed }}",
         "{{ day }}", "{{p annex }}"]  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of the sample bulletins."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        yield corpus


def letterhead(path: Path, *lines: str) -> Path:
    """Write a template of paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_a_letterhead_is_filled_and_proven(corpus: Corpus, tmp_path: Path) -> None:
    """Title, text, signature and annex stand in their slots; the audit proves every number."""
    template = letterhead(tmp_path / "letterhead.docx", *SLOTS)
    made = briefing(corpus, region="湖南省", period="2025H1", signed="公报数据组", cite="footnotes")
    written = tmp_path / "brief.docx"
    written.write_bytes(render_with_template(made, template))
    texts = [p.text for p in docx.Document(str(written)).paragraphs]
    outcome = audit(corpus, written)

    assert texts[:3] == ["某某省某某厅文件", "湖南省以工代赈数据简报", "（2025年上半年）"]
    assert texts.index("公报数据组") < texts.index("2025年8月4日") < texts.index("附件")
    assert [str(finding) for finding in outcome.findings] == []
    assert {number.label for number in made.numbers} == set(outcome.proven)
    assert written.read_bytes() == render_with_template(made, template)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        # a slot that nobody fills would print nothing
        (["{{ issue }}", "{{p body }}", "{{p annex }}"], "unknown slot 'issue'"),
        # without the annex no number could be followed
        (["{{ title }}", "{{p body }}"], "no slot for 'annex'"),
        (["{{ title }", "{% if %}"], "unexpected '}'"),
    ],
)
def test_a_letterhead_that_does_not_fit_is_refused(
    corpus: Corpus, tmp_path: Path, lines: list[str], message: str
) -> None:
    """Nothing is left out in silence: the message names the slot."""
    template = letterhead(tmp_path / "letterhead.docx", *lines)

    with pytest.raises(TemplateError, match=message):
        render_with_template(briefing(corpus, region="湖南省", period="2025H1"), template)


def test_a_letterhead_runs_nothing(corpus: Corpus, tmp_path: Path) -> None:
    """The sandbox refuses what reaches behind a value."""
    template = letterhead(
        tmp_path / "letterhead.docx", "{{ title.__class__.__mro__ }}", "{{p body }}", "{{p annex }}"
    )

    with pytest.raises(TemplateError, match="unsafe"):
        render_with_template(briefing(corpus, region="湖南省", period="2025H1"), template)


def test_the_slots_of_a_letterhead_are_listed(tmp_path: Path) -> None:
    """The check names what will be filled, what is unknown and what is missing."""
    found = check_template(
        letterhead(tmp_path / "t.docx", "{{ title }} {{ issue }}", "{{p body }}")
    )

    assert (found.slots, found.unknown, found.missing) == (
        ("body", "title"),
        ("issue",),
        ("annex",),
    )
    with pytest.raises(TemplateError, match="not a Word file"):
        check_template(Path(__file__))


def test_sources_can_be_footnotes(corpus: Corpus, tmp_path: Path) -> None:
    """A note for each source of a paragraph names the document, the numbers of the annex stay the same."""
    asked = {"region": "湖南省", "period": "2025H1", "lang": "en"}
    marked, noted = briefing(corpus, **asked), briefing(corpus, **asked, cite="footnotes")  # type: ignore[arg-type]
    body = [b for b in noted.blocks if isinstance(b, Paragraph)]
    inlines = [i for block in body for i in inlines_of(block)]
    marks = [
        {n for i in inlines_of(b) if isinstance(i, Reference) for n in i.numbers}
        for b in marked.blocks
    ]
    write(noted, tmp_path / "brief.docx")
    read = read_docx(tmp_path / "brief.docx")

    assert not [i for i in inlines if isinstance(i, Reference)]
    # one more: the note on the base of the growth, which the marked brief has too
    assert sum(map(len, marks)) + 1 == len([i for i in inlines if isinstance(i, Footnote)])
    assert marked.sources == noted.sources
    # the target of a link in a note would have to be in the note's own part
    assert b"r:id" not in read.parts["word/footnotes.xml"]
    assert [str(f) for f in (*check_links(read), *check_order(read))] == []
    assert "湖南省发展和改革委员会, 22 July 2025" in render(noted, ".md").decode()


def test_a_review_copy_has_a_comment_on_each_disputed_figure(
    corpus: Corpus, tmp_path: Path
) -> None:
    """The comment names who says what; its date is that of the briefing, not of the clock."""
    made = briefing(corpus, region="甘肃省", period="2025H1", review=True)
    path = tmp_path / "brief.docx"
    write(made, path)
    comments = read_docx(path).parts["word/comments.xml"].decode()

    assert made.comments == (("F3", "请核对：与采用数不一，陇上晨报为14.8亿元。"),)
    assert 'w:date="2025-08-04T00:00:00Z"' in comments
    assert "陇上晨报为14.8亿元" in comments
    assert [c.text for c in docx.Document(str(path)).comments] == [made.comments[0][1]]
    assert audit(corpus, path).holds


def test_room_for_a_seal(corpus: Corpus, tmp_path: Path) -> None:
    """With a seal the date stands four characters from the right and the name above it."""
    made = briefing(corpus, region="湖南省", period="2025H1", signed="公报数据组", sealed=True)
    write(made, tmp_path / "brief.docx")
    paragraphs = docx.Document(str(tmp_path / "brief.docx")).paragraphs
    xml = {p.text: p._p.xml for p in paragraphs}

    assert 'w:rightChars="400"' in xml["2025年8月4日"]
    # the date is 6 characters wide (3 han and 6 digits of half a width), the name 5
    assert 'w:rightChars="450"' in xml["公报数据组"]


def run(*arguments: str) -> str:
    """Run the command line and return what it prints."""
    result = CliRunner().invoke(cli, ["report", *arguments], catch_exceptions=False)
    return f"{result.exit_code} {result.output}"


def test_the_command_line_passes_signature_site_and_style(tmp_path: Path) -> None:
    """What `briefing` takes can be asked for in the shell."""
    db, out = tmp_path / "corpus.db", tmp_path / "brief.html"
    with Corpus(db) as corpus:
        fill_with_bulletins(corpus)
    asked = ["jianbao", "--db", str(db), "--region", "湖南省", "--period", "2025H1"]
    said = run(*asked, "--signed", "公报数据组", "--site", "https://figures.example.org/",
               "--cite", "footnotes", "-o", str(out))  # fmt: skip
    page = out.read_text(encoding="utf8")

    assert said.startswith("0 ")
    assert "公报数据组" in page
    assert f'href="{Links(base="https://figures.example.org").document("")}' in page
    assert 'id="note_1"' in page
    assert "--review and --template write Word files" in run(*asked, "--review", "-o", str(out))


def test_the_command_line_checks_letterheads(tmp_path: Path) -> None:
    """A template that fits is status 0, another 1."""
    good = letterhead(tmp_path / "good.docx", *SLOTS)
    bad = letterhead(tmp_path / "bad.docx", "{{ issue }}", "{{p body }}")

    assert "annex  filled" in run("template", "check", str(good))
    assert run("template", "check", str(bad)) == "1 body  filled\nissue  unknown\nannex  missing\n"


def test_a_template_is_no_zip_bomb_of_parts(corpus: Corpus, tmp_path: Path) -> None:
    """The letterhead's own parts stay, each once."""
    template = letterhead(tmp_path / "letterhead.docx", *SLOTS)
    made = briefing(corpus, region="湖南省", period="2025H1")
    written = tmp_path / "brief.docx"
    written.write_bytes(render_with_template(made, template))
    with zipfile.ZipFile(written) as package:
        names = package.namelist()

    assert len(names) == len(set(names))
