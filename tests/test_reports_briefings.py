"""Briefings on the sample bulletins, their figures as a reader found them."""

import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus
from reports import (
    RegionError,
    UnknownTypeError,
    UnsureError,
    briefing,
    record,
    render,
    write_all,
)
from reports.blocks import Atom, Briefing, Paragraph, Table, inlines_of, plain, walk
from tests.bulletin_corpus import fill_with_bulletins

TYPES = ["jianbao", "tongbao", "zhuanbao", "duizhao", "brief"]


@pytest.fixture(scope="module")
def corpus() -> Iterator[Corpus]:
    """Return a corpus of the sample bulletins."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        yield corpus


def body(made: Briefing) -> str:
    """Return the running text."""
    return "\n".join(plain(b.inlines) for b in made.blocks if isinstance(b, Paragraph))


def test_a_brief_leads_with_what_was_done_and_says_what_it_calculated(corpus: Corpus) -> None:
    """People, pay and pay per head of Hunan come first; every third number is marked as ours."""
    made = briefing(corpus, region="湖南省", period="2025H1")
    first = next(b for b in made.blocks if isinstance(b, Paragraph))

    expected = (
        "就业与报酬。2025年上半年，湖南省带动就业20.59万人，发放劳务报酬24.36亿元，"
        "人均约1.18万元（本报告计算）。"
    )
    assert expected == plain(first.inlines)
    assert "标题为20余万人，正文为20.59万人，两者相容，取正文数值。" in body(made)
    assert "原文称湖南省开工项目数较一季度增长41.3%。" in body(made)
    assert "原文称湖南省劳务报酬发放额“规模居全国前列”。" in body(made)


def test_the_same_facts_are_worded_in_english(corpus: Corpus) -> None:
    """The English brief says what the Chinese one says."""
    made = briefing(corpus, type="brief", region="Hunan", period="2025H1")

    assert made.title == "Work-for-relief in Hunan"
    assert "provided work for 205,900 people and paid 2.436 billion yuan in wages" in body(made)


@pytest.mark.parametrize("kind", TYPES)
def test_every_number_of_every_type_is_in_the_annex(corpus: Corpus, kind: str) -> None:
    """Each atom names an entry, each entry prints the atom's text, each source is cited once."""
    made = briefing(
        corpus, type=kind, region="湖南省" if kind != "tongbao" else None, period="2025H1"
    )
    atoms = [i for b in walk(made.blocks) for i in inlines_of(b) if isinstance(i, Atom)]

    assert atoms
    assert all(atom.text in made.number(atom.label).texts for atom in atoms)
    assert [n + 1 for n in range(len(made.sources))] == [s.number for s in made.sources]
    assert len({source.uid for source in made.sources}) == len(made.sources)


# Causes, praise and size: the sources' business, inside quotation marks only.
FORBIDDEN = {
    "zh": "促进|带来|有效|显著|明显|大幅|巨大|良好|积极|有力|成效|高达|提升了|推动|导致|得益于",
    "en": r"\b(because|due|cause|significantly|successful|effective|sharply|huge|strong|boosted)\b",
}
STOPS = {"zh": "。", "en": r"\.(?:\s|$)"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", ["全国", "湖南省", "甘肃省", "贵州省"])
@pytest.mark.parametrize("kind", ["jianbao", "tongbao", "zhuanbao", "duizhao"])
def test_sentences_are_short_and_sober(corpus: Corpus, kind: str, region: str, lang: str) -> None:
    """No sentence of a finished briefing has more than three numbers, none praises or explains."""
    made = briefing(corpus, type=kind, region=region, period="2025H1", lang=lang)
    texts = [
        "".join("\x1f" if isinstance(i, Atom) else getattr(i, "text", "") for i in block.inlines)
        for block in made.blocks
        if isinstance(block, Paragraph)
    ]
    said = [re.sub("“[^”]*”", "", text) for text in texts]

    assert [s for text in texts for s in re.split(STOPS[lang], text) if s.count("\x1f") > 3] == []
    assert [text for text in said if re.search(FORBIDDEN[lang], text)] == []


def test_a_ranking_names_the_regions_without_data(corpus: Corpus) -> None:
    """The ranking of provinces is ordered, has its total beside the nation's, and its gaps."""
    made = briefing(corpus, type="tongbao", period="2025H1", indicators=["employed_people"])
    table = next(b for b in made.blocks if isinstance(b, Table))
    names = [plain(row[1].inlines) for row in table.rows]

    assert names[:3] == ["四川省", "云南省", "湖南省"]
    assert "公布的全国数为208万人" in body(made)
    assert "资料未载吸纳带动就业人数的地区：北京市、" in body(made)
    assert "台湾省" not in body(made)


def test_nothing_held_says_so_and_names_the_nearest(corpus: Corpus) -> None:
    """For a region without data the brief has no number and says where there are some."""
    made = briefing(corpus, region="海南省", period="2025H1")

    assert body(made).startswith("现有资料中没有海南省2025年上半年的数据。")
    assert "2025年上半年有数据的地区：全国、" in body(made)
    assert made.numbers == ()


def test_a_period_without_data_names_the_periods_that_have_some(corpus: Corpus) -> None:
    """Hunan 2019 is not held, Hunan 2024 and 2025 are."""
    made = briefing(corpus, region="湖南省", period="2019")

    assert "湖南省有数据的时期：2024年上半年、2025年上半年。" in body(made)


def test_without_a_period_the_best_held_is_taken(corpus: Corpus) -> None:
    """The latest year's period with most facts answers."""
    assert briefing(corpus, region="430000").parameters["period"] == "2025H1"


def test_as_of_leaves_out_what_was_published_later(corpus: Corpus) -> None:
    """A brief as of July 2024 knows nothing of 2025."""
    made = briefing(corpus, region="湖南省", period="2024H1", as_of=date(2024, 7, 31))

    assert date(2024, 7, 31) == made.as_of
    assert all(s.published is not None and s.published <= made.as_of for s in made.sources)


def test_figures_are_picked_and_dropped_by_hand(corpus: Corpus) -> None:
    """--pick keeps only what is named, --drop leaves it out."""
    picked = briefing(corpus, region="湖南省", period="2025H1", pick=["people_trained"])
    dropped = briefing(corpus, region="湖南省", period="2025H1", drop=["people_trained"])

    assert "16.64万人" in body(picked)
    assert "20.59万人" not in body(picked)
    assert "16.64万人" not in body(dropped)


def test_strict_refuses_disputed_figures_by_name(corpus: Corpus) -> None:
    """A brief over a conflict is refused, and the message names figure and reason."""
    loose = briefing(corpus, region="甘肃省", period="2025H1")
    assert loose.cautions
    with pytest.raises(UnsureError) as caught:
        briefing(corpus, region="甘肃省", period="2025H1", strict=True)

    assert str(caught.value).startswith("strict: the briefing would rest on ")
    assert loose.cautions[0][1] in str(caught.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("大唐", "region '大唐': no region of that name or code"),
        ("鼓楼区", "several have that name"),
    ],
)
def test_regions_that_are_unknown_or_shared_are_refused(
    corpus: Corpus, name: str, message: str
) -> None:
    """A name must be one region's."""
    with pytest.raises(RegionError, match=re.escape(message)):
        briefing(corpus, region=name)


def test_an_unknown_type_is_refused(corpus: Corpus) -> None:
    """The message names the types that exist."""
    with pytest.raises(UnknownTypeError, match="known types are jianbao"):
        briefing(corpus, type="essay")


def test_one_brief_is_written_for_each_province_with_data(corpus: Corpus, tmp_path: Path) -> None:
    """The batch names its files by code, name and period, and tells how far it is."""
    told: list[tuple[int, int, str]] = []
    files = write_all(
        corpus, tmp_path, period="2025H1", ending=".md", on_progress=lambda *p: told.append(p)
    )

    assert "430000-湖南省-2025H1.md" in {file.name for file in files}
    assert [(n + 1, len(files)) for n in range(len(files))] == [(d, t) for d, t, _ in told]


def test_a_correction_makes_the_briefs_that_used_the_figure_stale() -> None:
    """The manifest answers which briefings no longer hold, and why."""
    with Corpus() as corpus:
        fill_with_bulletins(corpus)
        made = briefing(corpus, region="湖南省", period="2025H1")
        name = record(corpus, made, render(made, ".docx"))
        assert corpus.stale_reports() == []
        uid = made.number("F1").figure
        assert uid is not None
        corpus.correct(uid, "value", "the issuer corrected it", "206000")

        assert (name, uid, "the value is now 206000") in corpus.stale_reports()


SCRIPT = """
import hashlib
from corpus import Corpus
from reports import TYPES, briefing, render
from reports.docx.package import content_sha256
from tests.bulletin_corpus import fill_with_bulletins
with Corpus() as corpus:
    fill_with_bulletins(corpus)
    for kind in TYPES:
        made = briefing(corpus, type=kind, period="2025H1", signed="x")
        for ending in (".docx", ".md", ".html"):
            content = render(made, ending)
            print(kind, ending, content_sha256(content), hashlib.sha256(content).hexdigest())
"""


MACHINES = [
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
]


def test_the_bytes_depend_on_the_database_and_the_question_alone() -> None:
    """Processes with other hash seeds, time zones and locales write the same files."""
    root = Path(__file__).parents[1]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", textwrap.dedent(SCRIPT)],
            env={**machine, "PYTHONPATH": str(root), "PATH": "", "PYTHONUTF8": "1"},
            cwd=root, capture_output=True, text=True, check=True,
        ).stdout
        for machine in MACHINES
    }  # fmt: skip

    assert len(outputs) == 1
