"""The pages in a headless Chromium: no console error, no request to another machine."""

import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from corpus import Corpus
from corpus.publish import published
from ingest import document_from_row
from tests.bulletin_corpus import fill_with_bulletins

pytestmark = pytest.mark.chromium
EVIL = "<script>document.title = 'OWNED!'</script><img src=x onerror=\"document.title='OWNED!'\">"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-first-run",
    "--disable-default-apps", "--enable-logging=stderr", "--virtual-time-budget=8000",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a browser made of a page."""

    dom: str
    console: list[str]
    addresses: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A Chromium and a site it looks at."""

    program: str
    site: str
    folder: Path

    def visit(self, address: str) -> Visit:
        """Open a page, run its scripts, and tell what was said and asked for."""
        log = self.folder / "net.json"
        done = subprocess.run(
            [
                self.program, *FLAGS, f"--user-data-dir={self.folder / 'profile'}",
                f"--log-net-log={log}", "--dump-dom", self.site + address,
            ],
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        return Visit(dom=done.stdout, console=console, addresses=_requested(log))


def _requested(log: Path) -> list[str]:
    """Return the addresses that pages asked for; the browser's own errands have no page."""
    content = json.loads(log.read_text(encoding="utf8"))
    kind = content["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    return [
        event["params"]["url"]
        for event in content["events"]
        if event["type"] == kind and event.get("params", {}).get("initiator", "").startswith("http")
    ]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser before a running server."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium here")
    folder = tmp_path_factory.mktemp("browser")
    with Corpus(folder / "corpus.db") as corpus:
        fill_with_bulletins(corpus)
        corpus.add(document_from_row({"id": "evil", "title": EVIL, "text": f"{EVIL}\n{EVIL}"}), [])
    config = uvicorn.Config(
        published(folder / "corpus.db", lang="zh").app(), port=0, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Browser(program=program, site=f"http://127.0.0.1:{port}", folder=folder)
    server.should_exit = True
    thread.join(10)


PAGES = ["/", "/-/indicator/employed_people?lang=en", "/-/region/430000", "/-/search?q=就业",
         "/-/briefing", "/-/quality", "/-/recipes", "/corpus", "/corpus/facts?value__gte=100",
         "/corpus/figures/1"]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_runs_without_complaint(browser: Browser, address: str) -> None:
    """Nothing is written to the console, nothing is asked of another machine."""
    visit = browser.visit(address)

    assert visit.console == []
    assert [url for url in visit.addresses if not url.startswith((browser.site, "data:"))] == []


def test_the_series_is_drawn(browser: Browser) -> None:
    """The home page holds a chart with one bar a period, made by Observable Plot."""
    visit = browser.visit("/?lang=zh")
    chart = visit.dom.partition('data-chart="series"')[2].partition("</section>")[0]

    assert chart.count("<rect") == 3
    assert "332 万人" in chart
    assert [url for url in visit.addresses if "plot.umd.min.js" in url] != []


def test_markup_in_a_document_stays_text(browser: Browser) -> None:
    """A script in a title and a text is shown and never run, on the page and in lists."""
    for address in ("/-/search?q=onerror", "/corpus/documents"):
        assert "<title>OWNED" not in browser.visit(address).dom


def test_the_page_of_an_evil_document(browser: Browser) -> None:
    """Its own page shows the markup as text too."""
    found = browser.visit("/-/search?q=onerror").dom
    page = found.partition('href="/-/document/')[2].partition('"')[0]
    visit = browser.visit(f"/-/document/{page}")

    assert "&lt;script&gt;" in visit.dom
    assert "<title>OWNED" not in visit.dom
    assert visit.console == []
