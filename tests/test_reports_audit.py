"""The audit passes what was written and finds what was planted.

The errors are planted with zipfile and text replacement alone: nothing here shares code
with the audit.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest

from corpus import Corpus
from reports import AuditError, audit, briefing, write
from tests.bulletin_corpus import fill_with_bulletins

Parts = dict[str, bytes]
DOCUMENT, CHART, BOOK = "word/document.xml", "word/charts/chart1.xml", "word/embeddings/chart1.xlsx"


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of the sample bulletins."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        yield corpus


@pytest.fixture(scope="module")
def written(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an honest brief."""
    path = tmp_path_factory.mktemp("audit") / "brief.docx"
    write(briefing(corpus, region="湖南省", period="2025H1", signed="公报数据组"), path)
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["jianbao", "tongbao", "zhuanbao", "duizhao"])
def test_what_was_written_is_proven(corpus: Corpus, tmp_path: Path, kind: str, lang: str) -> None:
    """Every number of every type holds, in both languages."""
    made = briefing(corpus, type=kind, region=None if kind == "tongbao" else "湖南省",
                    period="2025H1", lang=lang)  # fmt: skip
    write(made, tmp_path / "brief.docx")
    outcome = audit(corpus, tmp_path / "brief.docx")

    assert [str(finding) for finding in outcome.findings] == []
    assert {number.label for number in made.numbers} == set(outcome.proven)


def replaced(part: str, pattern: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    """Plant an error: the first match of a pattern in a part becomes something else."""

    def plant(parts: Parts) -> None:
        text, n = re.subn(pattern, new, parts[part].decode(), count=count, flags=re.S)
        assert n >= 1, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return plant


def in_workbook(parts: Parts) -> None:
    """Change the first value of the chart's workbook."""
    inner = _unzipped(parts[BOOK])
    sheet = "xl/worksheets/sheet1.xml"
    inner[sheet] = re.sub(rb'(<c r="B2"><v>)[^<]*', rb"\g<1>99", inner[sheet])
    parts[BOOK] = _zipped(inner)


def swapped(parts: Parts) -> None:
    """Put the style of the first paragraph behind its other properties."""
    text = parts[DOCUMENT].decode()
    found = re.search(r'<w:pPr>(<w:pStyle w:val="TableHead"/>)(<w:keepNext[^>]*/>)', text)
    assert found is not None
    parts[DOCUMENT] = text.replace(found[0], f"<w:pPr>{found[2]}{found[1]}", 1).encode()


ERRORS = [
    # what a careless or a dishonest hand does, where, and what the audit must call it
    ("a digit changed", replaced(DOCUMENT, ">20\\.59万人<", ">20.95万人<"), "changed"),
    ("the decimal point moved", replaced(DOCUMENT, ">24\\.36亿元<", ">243.6亿元<"), "changed"),
    ("the unit swapped", replaced(DOCUMENT, ">24\\.36亿元<", ">24.36万元<"), "changed"),
    ("the unit of a table row swapped", replaced(DOCUMENT, ">亿元<", ">万元<"), "changed"),
    ("a calculated number rounded up", replaced(DOCUMENT, "约1\\.18万元", "约1.2万元"), "changed"),
    ("a hedge dropped", replaced(DOCUMENT, "20余万人", "20万人"), "changed"),
    ("a number typed in", replaced(DOCUMENT, "，人均", "，覆盖57个县，人均"), "new"),
    ("a link into nothing", replaced(DOCUMENT, 'w:anchor="fig_F1"', 'w:anchor="fig_F99"'), "link"),
    ("the chart's values edited", replaced(CHART, "<c:v>20\\.59</c:v>", "<c:v>30.59</c:v>"), "chart"),
    ("the chart's workbook edited", in_workbook, "chart"),
    ("the source's words changed", replaced(DOCUMENT, ">(“[^”<]*?)24\\.36亿元", ">\\g<1>24.63亿元"), "quote"),
    ("a tooltip changed", replaced(DOCUMENT, "(tooltip=[^>]*?)24\\.36亿元", "\\g<1>24.63亿元"), "quote"),
    ("properties out of order", swapped, "order"),
    ("a bookmark lost", replaced(DOCUMENT, '<w:bookmarkStart[^>]*w:name="fig_F2"/>', ""), "link"),
    ("a count of sources changed", replaced(DOCUMENT, "据(\\d+)篇资料", "据99篇资料"), "changed"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "plant", "kind"), ERRORS, ids=[error[0] for error in ERRORS])
def test_planted_errors_are_found(
    corpus: Corpus, written: Path, tmp_path: Path,
    label: str, plant: Callable[[Parts], None], kind: str,
) -> None:  # fmt: skip
    """Each error is found, and called what it is."""
    parts = _unzipped(written.read_bytes())
    plant(parts)
    spoiled = tmp_path / "spoiled.docx"
    spoiled.write_bytes(_zipped(parts))

    assert kind in {finding.kind for finding in audit(corpus, spoiled).findings}


def test_a_row_that_changed_since_is_stale(tmp_path: Path) -> None:
    """A value corrected in the database after the brief was written is told from a forgery."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        made = briefing(corpus, region="湖南省", period="2025H1")
        write(made, tmp_path / "brief.docx")
        uid = made.number("F1").figure
        assert uid is not None
        corpus.correct(uid, "value", "misread", "205901")
        found = [f for f in audit(corpus, tmp_path / "brief.docx").findings if f.label == "F1"]

    assert found
    assert "stale" in {finding.kind for finding in found}


def test_a_file_edited_by_a_person_tells_proven_changed_and_new(
    corpus: Corpus, written: Path, tmp_path: Path
) -> None:
    """Words may be rewritten freely; the audit tells which numbers are still proven."""
    document = docx.Document(str(written))
    document.add_paragraph("经核实，全省共有38个县实施了项目。")
    heading = next(p for p in document.paragraphs if p.text == "一、要点")
    heading.runs[0].text = "一、基本情况"
    edited = tmp_path / "edited.docx"
    document.save(str(edited))
    outcome = audit(corpus, edited)

    assert [(finding.kind, finding.text) for finding in outcome.findings] == [("new", "38")]
    assert "F1" in outcome.proven


def in_two_runs(parts: Parts) -> None:
    """Split the run of a number, as an editor does that marks a change inside a word."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    text = parts[DOCUMENT].decode()
    whole = re.search(
        r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>20\.59万人</w:t></w:r>", text
    )
    assert whole is not None
    split = f'{run.format("20.5")}<w:proofErr w:type="spellStart"/>{run.format("9万人")}'
    parts[DOCUMENT] = text.replace(whole[0], split, 1).encode()


def deleted(parts: Parts) -> None:
    """Delete a number and type another with changes tracked."""
    link = re.search(r'<w:hyperlink [^>]*"fig_F1"(?:(?!</w:hyperlink>).)*</w:hyperlink>',
                     parts[DOCUMENT].decode())  # fmt: skip
    assert link is not None
    old = link[0].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    new = '<w:ins w:id="901" w:author="x"><w:r><w:t>20.95万人</w:t></w:r></w:ins>'
    tracked = f'<w:del w:id="900" w:author="x">{old}</w:del>{new}'
    parts[DOCUMENT] = parts[DOCUMENT].decode().replace(link[0], tracked, 1).encode()


def as_a_field(parts: Parts) -> None:
    """Write the link of a number as the field that some editors make of it."""
    text = parts[DOCUMENT].decode()
    link = re.search(r'<w:hyperlink [^>]*"fig_F2"(?:(?!</w:hyperlink>).)*</w:hyperlink>', text)
    assert link is not None
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText>HYPERLINK \\l "fig_F2"</w:instrText></w:r>'
    shown = "<w:r><w:t>24.36亿元</w:t></w:r>"
    field = mark.format("begin") + code + mark.format("separate") + shown + mark.format("end")
    parts[DOCUMENT] = text.replace(link[0], field, 1).encode()


EDITS = [
    # what an editor's program or its user does, and what the audit says then
    ("a run split in two", in_two_runs, []),
    ("a link as a field", as_a_field, []),
    ("a number replaced with changes tracked", deleted, [("new", "20.95")]),
]


@pytest.mark.parametrize(("label", "edit", "said"), EDITS, ids=[edit[0] for edit in EDITS])
def test_what_editors_do_to_a_file(
    corpus: Corpus, written: Path, tmp_path: Path,
    label: str, edit: Callable[[Parts], None], said: list[tuple[str, str]],
) -> None:  # fmt: skip
    """What only looks different is still proven; what was typed is new."""
    parts = _unzipped(written.read_bytes())
    edit(parts)
    path = tmp_path / "edited.docx"
    path.write_bytes(_zipped(parts))
    findings = audit(corpus, path).findings

    assert said == [(finding.kind, finding.text) for finding in findings]


@pytest.mark.libreoffice
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_saved_by_an_editor_is_still_proven(
    corpus: Corpus, tmp_path: Path, lang: str
) -> None:
    """LibreOffice writes every part anew, drops tooltips and splits addresses: all numbers hold."""
    made = briefing(corpus, region="湖南省", period="2025H1", lang=lang)
    write(made, tmp_path / "brief.docx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"),
         str(tmp_path / "brief.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    saved = tmp_path / "saved" / "brief.docx"
    outcome = audit(corpus, saved)
    assert [str(finding) for finding in outcome.findings] == []
    assert {number.label for number in made.numbers} == set(outcome.proven)

    parts = _unzipped(saved.read_bytes())
    old, new = (">20.59<", ">20.95<") if lang == "zh" else (">205,900 people<", ">209,500 people<")
    assert old in parts[DOCUMENT].decode()
    parts[DOCUMENT] = parts[DOCUMENT].decode().replace(old, new, 1).encode()
    saved.write_bytes(_zipped(parts))

    assert ("changed", "F1") in {(f.kind, f.label) for f in audit(corpus, saved).findings}


def test_a_file_without_figures_is_refused(corpus: Corpus, tmp_path: Path) -> None:
    """A Word file of another kind, or no Word file, cannot be audited."""
    docx.Document().save(str(tmp_path / "other.docx"))
    (tmp_path / "text.docx").write_text("text", encoding="utf8")

    with pytest.raises(AuditError, match="no annex of figures"):
        audit(corpus, tmp_path / "other.docx")
    with pytest.raises(AuditError, match="not a Word file"):
        audit(corpus, tmp_path / "text.docx")


def _unzipped(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()
