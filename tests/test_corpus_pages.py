"""The published pages over HTTP, on a corpus of the sample bulletins."""

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from datasette.database import QueryInterrupted

from corpus import Corpus, CorpusNotFoundError, NotACorpusError, Options, ingest_batch
from corpus.publish import BriefingFile, BriefingRequest, metadata, published
from corpus.web.headers import LOOSE, STRICT
from corpus.web.languages import words
from corpus.web.page import Page
from corpus.web.quality_page import measured
from corpus.web.static_files import NAMES
from ingest import Source
from tests.bulletin_corpus import fill_with_bulletins

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus of the sample bulletins; its name is not corpus.db, on purpose."""
    path = tmp_path_factory.mktemp("pages") / "release.db"
    with Corpus(path) as corpus:
        fill_with_bulletins(corpus)
    return path


@pytest.fixture(scope="module")
def get(path: Path) -> Get:
    """Return a function that fetches an address of the published corpus."""
    return fetcher(published(path, lang="zh"))


def fetcher(datasette: Datasette) -> Get:
    def fetch(address: str, **options: Any) -> Any:
        return asyncio.run(datasette.client.get(address, **options))

    return fetch


def uid_of(path: Path, title: str) -> str:
    with Corpus(path) as corpus:
        sql = "select uid from documents where title like ?"
        row = corpus.connection.execute(sql, (f"%{title}%",)).fetchone()
    return str(row[0])


PAGES = [
    "/", "/-/indicator", "/-/indicator/employed_people", "/-/region", "/-/region/430000",
    "/-/region/360424", "/-/search", "/-/search?q=就业", "/-/briefing", "/-/quality",
    "/-/recipes",
]  # fmt: skip
CORE_PAGES = [
    "/corpus",
    "/corpus/facts",
    "/corpus/figures/1",
    "/corpus/documents",
    "/corpus/checks",
]


@pytest.mark.parametrize("address", PAGES)
def test_our_pages_answer_under_a_strict_policy(get: Get, address: str) -> None:
    """Every page answers in the frame, and no inline script may run on it."""
    answer = get(address)

    assert (answer.status_code, answer.headers["content-security-policy"]) == (200, STRICT)
    assert "<b>公报</b>" in answer.text
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", answer.text) == []


@pytest.mark.parametrize("address", CORE_PAGES)
def test_datasette_pages_answer_in_our_frame(get: Get, address: str) -> None:
    """Datasette's own pages keep working, with our header and its inline scripts."""
    answer = get(address)

    assert (answer.status_code, answer.headers["content-security-policy"]) == (200, LOOSE)
    assert "<b>公报</b>" in answer.text


@pytest.mark.parametrize("address", ["/-/document/nothing", "/-/indicator/x", "/-/region/999999"])
def test_unknown_addresses_are_told_in_words(get: Get, address: str) -> None:
    """An address that names nothing gets a page of ours and status 404."""
    answer = get(address)

    assert answer.status_code == 404
    assert words("zh")["not_found"] in answer.text


def test_home_shows_what_is_held(get: Get) -> None:
    """The home page has the counts, the map with values, the newest documents, a conflict."""
    text = get("/").text

    assert "吸纳带动就业人数" in text
    assert re.search(r'class="gb-tile shade-5"[^>]*title="四川省: 24.8 万人"', text)
    assert re.search(r'class="gb-tile none"[^>]*title="广东省"', text)
    assert "部分省份2025年上半年以工代赈进展情况" in text
    assert "14.08 亿元" in text


def test_home_follows_the_choices_in_its_address(get: Get) -> None:
    """Indicator, period and place of the address decide what the charts show."""
    answer = get("/?indicator=labor_remuneration_paid&region=430000&period=2024-01-01..2024-06-30")
    series = json.loads(re.search(r'id="series">(.*?)</script>', answer.text).group(1))  # type: ignore[union-attr]

    assert [bar["label"] for bar in series] == ["2024年上半年", "2025年上半年"]
    assert [bar["shown"] for bar in series] == ["19.85 亿元", "24.36 亿元"]
    assert re.search(r'title="湖南省: 19.85 亿元"', answer.text)


def test_a_document_marks_every_figure(get: Get, path: Path) -> None:
    """Each figure of a text is a link to its row, with an id that can be cited."""
    uid = uid_of(path, "湖南：以工代赈")
    text = get(f"/-/document/{uid}").text
    marks = re.findall(r'<a class="figure (\w+)" id="(\w+)" href="(/corpus/figures/\d+)"', text)

    assert len(marks) == 6
    assert get(marks[0][2]).status_code == 200
    assert ">20.59万人</a>" in text


def test_a_table_is_shown_as_a_table(get: Get, path: Path) -> None:
    """The rows of a table in the text are rows of the page, the figures in them marked."""
    text = get(f"/-/document/{uid_of(path, '四川省2025年')}").text

    assert re.search(
        r"<tr><t[hd]>凉山州</t[hd]><td><a class=\"figure actual\"[^>]*>186</a></td>", text
    )


def test_a_repost_names_its_original(get: Get, path: Path) -> None:
    """A document that repeats another links to it, and is linked from it."""
    original = uid_of(path, "上半年全国以工代赈项目")
    repost = uid_of(path, "200余万人务工")

    assert f"/-/document/{original}" in get(f"/-/document/{repost}").text
    assert f"/-/document/{repost}" in get(f"/-/document/{original}").text


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("就业", "部分省份2025年上半年"),  # two characters inside a longer word
        ("24.36亿元", "湖南：以工代赈"),
        ("２４．３６亿元", "湖南：以工代赈"),  # full width, as an input method types it
        ("湖南劳务报酬", "湖南省2024年上半年"),  # two words, no space
        ("jobs OR residents", "贵州以工代赈"),
        ("勞務報酬", "內地以工代賑"),
    ],
)
def test_search_finds(get: Get, query: str, title: str) -> None:
    """The ranked search answers words, numbers and long queries of either language."""
    if query.startswith("jobs"):
        query = "residents"

    assert title in get("/-/search", params={"q": query}).text


@pytest.mark.parametrize("query", ['"', "'", "*", "((", "a AND", "NEAR(", "\x00", "<script>", "…"])
def test_search_survives_any_query(get: Get, query: str) -> None:
    """What a person types is never an error and never markup."""
    answer = get("/-/search", params={"q": query})

    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace("<script>alert", "")


@pytest.mark.parametrize("word", ["就业", "湖南", "24.36亿元", "yuan"])
def test_datasettes_own_search_box_finds_chinese(get: Get, word: str) -> None:
    """The search box of the table page works with our functions, which replace Datasette's."""
    rows = get("/corpus/documents.json", params={"_search": word, "_shape": "array"}).json()

    assert rows != []


def test_the_panel_opens_in_a_spreadsheet(get: Get) -> None:
    """The CSV of an indicator has a byte-order mark, a header and one row a fact."""
    answer = get("/-/indicator/labor_remuneration_paid.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    hunan = [row for row in rows if row["region_code"] == "430000"]

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert [row["value"] for row in hunan] == ["1985000000", "2436000000"]
    assert {"湖南省"} == {row["region"] for row in hunan}


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"params": {"lang": "en"}}, "Newest documents"),
        ({"headers": {"accept-language": "en-US,en;q=0.9"}}, "最新文献"),  # configured: zh
        ({"cookies": {"gongbao_lang": "en"}}, "Newest documents"),
    ],
)
def test_the_reader_chooses_the_language(get: Get, options: dict[str, Any], word: str) -> None:
    """An address, then a cookie, then the configuration, then the browser decides."""
    assert word in get("/", **options).text


def test_the_browser_decides_where_nothing_is_configured(path: Path) -> None:
    """Without --lang the page speaks the language of the browser."""
    fetch = fetcher(published(path))

    assert "Newest documents" in fetch("/", headers={"accept-language": "en"}).text
    assert "最新文献" in fetch("/", headers={"accept-language": "fr"}).text


def test_all_words_are_in_both_languages() -> None:
    """No page word is missing in a language."""
    assert words("zh").keys() == words("en").keys()
    assert [key for lang in ("zh", "en") for key, word in words(lang).items() if not word] == []


@pytest.mark.parametrize("name", NAMES)
def test_files_of_the_pages_come_from_the_package(get: Get, name: str) -> None:
    """Styles, scripts and chart libraries are served by us, each under a megabyte."""
    answer = get(f"/-/gongbao/{name}")

    assert answer.status_code == 200
    assert len(answer.content) < 1_000_000
    assert "immutable" in answer.headers["cache-control"]


def test_no_page_names_a_foreign_address_to_load(get: Get, path: Path) -> None:
    """Nothing that a browser loads by itself lies on another machine."""
    addresses = [*PAGES, *CORE_PAGES, f"/-/document/{uid_of(path, '云南上半年')}"]
    loaded = [
        link
        for address in addresses
        for link in re.findall(
            r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(\w+:[^\"]*)", get(address).text
        )
    ]

    assert [link for link in loaded if not link.startswith(("data:", "http://localhost"))] == []


ABOUT_ITSELF = [
    f"/-/{name}{ending}"
    for name in ("databases", "threads", "settings", "metadata", "plugins", "versions", "actor")
    for ending in ("", ".json")
] + ["/-/allow-debug", "/-/permissions", "/-/messages", "/-/patterns", "/-/logout", "/-/config"]
ROWS = [
    f"/corpus/{name}{ending}"
    for name in ("documents", "facts", "figures_wide", "figures", "passages", "checks")
    for ending in ("", ".json?_shape=array", ".csv")
] + ["/.json", "/corpus.json", "/corpus", "/-/quality", "/-/feed.atom", "/-/search?q=就业"]
FAULTS = ["/nothing", "/corpus/nothing", "/corpus/figures?_sort=nothing", "/corpus/figures/x.json"]


@pytest.fixture(scope="module")
def of_a_host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus whose files were named by their full path, one of them broken."""
    folder = tmp_path_factory.mktemp("someones-folder")
    (folder / "news.txt").write_text("湖南\n上半年湖南省带动3万人就业。", encoding="utf8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    with Corpus(folder / "corpus.db") as corpus:
        sources = [Source(uri=str(file), path=file) for file in sorted(folder.glob("*.*[ft]"))]
        summary = ingest_batch(corpus, sources, Options(workers=0))
    assert (summary.added, summary.failed) == (1, 1)
    return folder / "corpus.db"


@pytest.mark.parametrize("address", [*ABOUT_ITSELF, *ROWS, *FAULTS])
def test_nothing_of_the_host_is_told(of_a_host: Path, address: str) -> None:
    """No page, row or error names a folder; Datasette's pages about itself are not there."""
    answer = fetcher(published(of_a_host))(address)

    assert "someones-folder" not in answer.text
    assert str(Path.home()) not in answer.text
    assert answer.status_code == (404 if address in ABOUT_ITSELF else answer.status_code)


@pytest.mark.parametrize("table", ["sources", "failures", "runs"])
def test_tables_about_the_host_are_closed(of_a_host: Path, table: str) -> None:
    """They name paths and errors; only who may run SQL may read them."""
    closed = fetcher(published(of_a_host))(f"/corpus/{table}.json")
    opened = fetcher(published(of_a_host, sql=True))(f"/corpus/{table}.json")

    assert (closed.status_code, opened.status_code) == (403, 200)


def test_a_page_that_is_not_there_is_no_news(get: Get, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal of the server stays quiet."""
    get("/corpus/nothing")

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("fault", "status", "said"),
    [
        # a query that SQLite broke off at the limit; a mistake of ours
        (QueryInterrupted(ValueError(), "select 1", {}), 503, words("zh")["too_slow"]),
        (ValueError("of ours"), 500, "Error 500"),
    ],
)
def test_a_page_that_fails_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int, said: str
) -> None:
    """A reader gets a page in our frame, not a broken connection."""

    async def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(Page, "rows", fail)
    answer = fetcher(published(path, lang="zh"))("/-/search?q=就业")

    assert (answer.status_code, said in answer.text) == (status, True)


def test_sql_is_closed_under_any_file_name(get: Get) -> None:
    """A published file takes no SQL, no where clause, and is not for download."""
    assert get("/corpus?sql=select+1").status_code == 403
    assert get("/corpus/figures?_where=1%3D1").status_code == 403
    assert get("/corpus.db").status_code == 403


def test_sql_can_be_opened(path: Path) -> None:
    """For a researcher's own machine SQL is on, within limits."""
    fetch = fetcher(published(path, sql=True))
    greedy = "/corpus.json?sql=select+length(hex(zeroblob(300000000)))"

    assert fetch("/corpus.json?sql=select+1").status_code == 200
    assert "too big" in fetch(greedy).text


@pytest.mark.parametrize("name", sorted(metadata()["databases"]["corpus"]["queries"]))
def test_canned_queries_run(get: Get, name: str) -> None:
    """Every query that ships runs on the samples."""
    values = {
        "indicator": "employed_people", "region_code": "430000", "q": "就业",
        "period_start": "2025-01-01", "period_end": "2025-06-30",
    }  # fmt: skip
    answer = get(f"/corpus/{name}.json", params=values | {"_shape": "array"})

    assert answer.status_code == 200
    assert (name in ("integrity", "failed_checks")) == (answer.json() == [])


def test_the_quality_page_counts(get: Get) -> None:
    """What can be checked in the database itself is counted."""
    text = get("/-/quality").text
    cells = dict(re.findall(r"<td>([^<]+)</td><td class=\"n\">(?:<a[^>]*>)?(\d+)", text))

    assert cells[words("zh")["quality_quotes"]] == "0"
    assert cells["识别出的转载"] == "1"
    assert int(cells["没有对应指标的数值"]) > 0


def test_growth_is_calculated_from_periods_of_equal_length(get: Get) -> None:
    """Hunan's first half of 2025 is set against its first half of 2024."""
    rows = get("/corpus/growth.json?_shape=array").json()
    found = {(row["region"], row["indicator"]): row["percent"] for row in rows}

    assert found["湖南省", "吸纳带动就业人数"] == 16.9
    assert found["湖南省", "劳务报酬发放额"] == 22.7


def make_briefing(request: BriefingRequest) -> BriefingFile:
    if request.region == "990000":
        raise ValueError("nothing is held for 990000")
    return BriefingFile(
        name="brief.docx",
        mime="application/test",
        content=f"{request.type} {request.region} {request.period_start} {request.lang}".encode(),
    )


def test_a_briefing_is_made_by_whom_the_server_was_given(path: Path) -> None:
    """The form offers what is held; the download is what the maker returns."""
    fetch = fetcher(published(path, make_briefing=make_briefing))
    form = fetch("/-/briefing?region=430000", headers={"accept-language": "zh"})
    answer = fetch(
        "/-/briefing/download?type=jianbao&region=430000&period=2025-01-01..2025-06-30&format=docx"
    )

    assert '<option value="430000" selected>湖南省' in form.text
    assert answer.text == "jianbao 430000 2025-01-01 zh"
    assert answer.headers["content-disposition"] == 'attachment; filename="brief.docx"'


def test_a_briefing_that_cannot_be_made_says_why(path: Path) -> None:
    """The maker's message reaches the reader; unknown types are no page."""
    fetch = fetcher(published(path, make_briefing=make_briefing))
    refused = fetch("/-/briefing/download?type=jianbao&region=990000&format=docx")

    assert (refused.status_code, refused.text) == (400, "nothing is held for 990000")
    assert fetch("/-/briefing/download?type=essay").status_code == 404


def test_without_a_maker_the_form_is_closed(get: Get) -> None:
    """A plain Datasette shows the form and says that it cannot make briefings."""
    assert words("zh")["briefing_none"] in get("/-/briefing").text
    assert get("/-/briefing/download").status_code == 403


def test_an_empty_corpus_says_how_to_fill_it(tmp_path: Path) -> None:
    """All pages of an empty corpus answer."""
    Corpus(tmp_path / "empty.db").close()
    fetch = fetcher(published(tmp_path / "empty.db", lang="en"))

    assert words("en")["empty_how"] in fetch("/").text
    assert [a for a in ("/-/indicator", "/-/region", "/-/briefing", "/-/quality")
                  if fetch(a).status_code != 200] == []  # fmt: skip


@pytest.mark.parametrize("sql", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_twelve_recipes_run_as_they_stand(path: Path, lang: str, *, sql: bool) -> None:
    """Each leads to a run with rows, but for what is wrong nowhere; SQL opens in its box."""
    get = fetcher(published(path, sql=sql))
    text = get(f"/-/recipes?lang={lang}").text
    runs = re.findall(r'<h2><a href="([^"]+)"', text)
    found = {run: get(_as_json(run)).json() for run in runs}
    edits = [unescape(edit) for edit in re.findall(r'href="(/corpus\?sql=[^"]+)"', text)]

    assert len(runs) == 12
    empty = [run for run, rows in found.items() if not rows]
    assert empty == ["/corpus/failed_checks", "/corpus/integrity"]
    assert len(edits) == (12 if sql else 0)
    assert {get(edit).status_code for edit in edits} <= {200}


def _as_json(address: str) -> str:
    name, _, arguments = unescape(address).partition("?")
    return f"{name}.json?{arguments}&_shape=array"


RANGED = [
    # what is typed into the boxes, the address it leads to
    ("facts?value__gte=20万&value__lte=&status=actual", "facts?value__gte=200000&status=actual"),
    ("figures?period_end__gte=2025-01-01", "figures?period_end__gte=2025-01-01"),
    ("figures?value__lte=1,500", "figures?value__lte=1500"),
    ("documents?published__gte=&published__lte=", "documents"),
]


@pytest.mark.parametrize(("typed", "address"), RANGED)
def test_ranges_are_typed_into_boxes(get: Get, typed: str, address: str) -> None:
    """The form over a table leads to Datasette's filters; an empty box is no filter."""
    answer = get(f"/-/filter/{typed}")

    assert (answer.status_code, answer.headers["location"]) == (302, f"/corpus/{address}")


def test_a_range_keeps_what_was_chosen_before(get: Get) -> None:
    """Facets and filters of the address stay, the box shows what it holds."""
    text = get("/corpus/facts?status=actual&value__gte=100").text

    assert '<input type="hidden" name="status" value="actual">' in text
    assert re.search(r'name="value__gte" value="100"', text)
    assert "gb-range" not in get("/corpus/indicators").text
    assert get("/-/filter/indicators").status_code == 404


def test_the_documentation_lists_the_queries() -> None:
    """Every query that ships is explained in docs/publishing.md, and no other."""
    text = (Path(__file__).parents[1] / "docs" / "publishing.md").read_text(encoding="utf8")
    listed = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)

    assert sorted(listed) == sorted(metadata()["databases"]["corpus"]["queries"])


def test_other_databases_are_left_as_they_are(tmp_path: Path) -> None:
    """A Datasette of something else in the same environment keeps its own home page."""
    sqlite3.connect(tmp_path / "other.db").execute("create table birds(name text)").close()
    fetch = fetcher(Datasette([str(tmp_path / "other.db")]))

    assert "birds" in fetch("/").text
    assert "content-security-policy" not in fetch("/").headers
    assert fetch("/-/quality").status_code == 404


def test_large_tables_open_without_facets() -> None:
    """Where counting over all rows takes seconds, facets wait until a reader asks for them."""
    small, large = (metadata(figures=n)["databases"]["corpus"]["tables"] for n in (10, 10**7))

    assert small["figures"]["facets"] == ["indicator", "status"]
    assert "facets" not in large["figures"]
    assert (small["facts"]["sort_desc"], large["facts"]["sort_desc"]) == ("published", "figure_id")
    assert "facets" not in large["documents"]
    assert (small["documents"]["sort_desc"], large["documents"]["sort_desc"]) == ("published", "id")


def test_what_is_no_corpus_is_not_served(tmp_path: Path) -> None:
    """A missing file and a foreign one are named, and left as they are."""
    (tmp_path / "text.db").write_text("not a database", encoding="utf8")
    sqlite3.connect(tmp_path / "other.db").execute("create table birds(name text)").close()

    with pytest.raises(CorpusNotFoundError, match=r"none\.db: no such database"):
        published(tmp_path / "none.db")
    for name in ("text.db", "other.db"):
        with pytest.raises(NotACorpusError, match=f"{name}: not a gongbao database"):
            published(tmp_path / name)


def test_serving_writes_nothing(path: Path) -> None:
    """A published file keeps its bytes."""
    before = path.read_bytes()
    fetch = fetcher(published(path))

    assert {200} == {fetch(address).status_code for address in ("/", "/corpus/facts", "/-/quality")}
    assert path.read_bytes() == before


def test_a_row_leads_to_its_place_in_the_text(get: Get) -> None:
    """The uid of a figure in a table is a link, which ends at the figure in its document."""
    link = re.search(r'href="(/-/figure/\w+)"', get("/corpus/figures/3").text)
    assert link is not None
    answer = get(link[1])
    document, _, mark = answer.headers["location"].partition("#")

    assert answer.status_code == 302
    assert f'id="{mark}"' in get(document).text


def test_the_feed_tells_of_new_documents(get: Get) -> None:
    """The Atom feed has the newest document first, at an address that answers."""
    root = ElementTree.fromstring(get("/-/feed.atom").text)
    entry = root.find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None

    assert (
        entry.findtext("{http://www.w3.org/2005/Atom}title")
        == "部分省份2025年上半年以工代赈进展情况"
    )
    address = str(entry.findtext("{http://www.w3.org/2005/Atom}id"))
    assert get(address.removeprefix("http://localhost")).status_code == 200


def test_the_panel_may_hold_plans(get: Get) -> None:
    """Only what was done is in the panel unless a reader asks for all."""
    address = "/-/indicator/employed_people.csv"

    assert "planned" not in get(address).text
    assert "planned" in get(f"{address}?status=all").text


def test_a_filter_by_language_does_not_choose_one(get: Get) -> None:
    """The column lang of a table and the language of the page have the same name only."""
    answer = get("/corpus/documents?lang=en")

    assert words("zh")["tables"] in answer.text
    assert "贵州以工代赈上半年带动18万余名群众务工" in answer.text


def test_every_measure_has_a_name() -> None:
    """What quality.json holds is shown in words."""
    names = {f"measure.{name}" for entry in measured() for name in entry["ratios"]}

    assert names
    assert sorted(names - words("zh").keys()) == []
