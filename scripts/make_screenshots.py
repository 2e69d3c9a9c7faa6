"""Make the pictures in docs/images: the pages of the sample corpus, and a briefing as printed.

Run `python -m scripts.make_screenshots` after a change of pages or briefings. It needs a
Chromium, LibreOffice, poppler and Chinese fonts (Debian: chromium, libreoffice-writer-nogui,
poppler-utils, fonts-noto-cjk).
"""

import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from corpus import Corpus, Options, files_in, ingest_batch
from corpus.publish import published
from reports import briefing, write

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
    "--virtual-time-budget=6000",
)  # fmt: skip
DARK = "--blink-settings=preferredColorScheme=0"


def main() -> None:
    """Build the sample corpus in a folder of its own, and take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Corpus(Path(folder) / "corpus.db") as corpus:
        ingest_batch(corpus, files_in([SAMPLES]), Options(workers=2))
        document = _uid(corpus, "四川省2025年上半年以工代赈进展情况通报")
        with _serving(Path(folder) / "corpus.db") as site:
            take(f"{site}/?lang=zh", "home.png", 1280, 1500)
            take(f"{site}/?lang=en", "home_en_dark.png", 1280, 1500, DARK)
            take(f"{site}/?lang=zh", "home_phone.png", 500, 1100)
            take(f"{site}/-/document/{document}?lang=zh", "document.png", 1280, 1250)
            take(f"{site}/-/indicator/employed_people?lang=zh", "indicator.png", 1280, 1250)
            take(f"{site}/-/search?q=劳务报酬&lang=zh", "search.png", 1280, 900)
        made = briefing(corpus, type="jianbao", region="430000", period="2025H1", lang="zh")
        write(made, Path(folder) / "briefing.docx")
        print_pages(Path(folder) / "briefing.docx", "briefing")


def take(address: str, name: str, width: int, height: int, *flags: str) -> None:
    """Take a picture of a page."""
    program = shutil.which("chromium") or "chromium-browser"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                program, *CHROMIUM, *flags, f"--user-data-dir={profile}",
                f"--window-size={width},{height}", f"--screenshot={IMAGES / name}", address,
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def print_pages(document: Path, name: str) -> None:
    """Make a picture of each page of a Word file, as LibreOffice lays it out."""
    folder = document.parent
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(document)], check=True, capture_output=True, timeout=300)
    picture = ["pdftoppm", "-r", "70", "-png", str(document.with_suffix(".pdf"))]
    subprocess.run([*picture, str(IMAGES / name)], check=True, timeout=120)


@contextmanager
def _serving(path: Path) -> Iterator[str]:
    """Serve a corpus for the time of a block, and say where."""
    server = uvicorn.Server(uvicorn.Config(published(path).app(), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def _uid(corpus: Corpus, title: str) -> str:
    row = corpus.connection.execute("select uid from documents where title = ?", (title,))
    return str(row.fetchone()[0])


if __name__ == "__main__":
    main()
