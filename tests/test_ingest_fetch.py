"""Addresses are fetched once, bounded, and never from a private network unless allowed."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ingest import Fetcher, IngestError, Limits, read_source
from ingest.errors import FetchError, FileTooLargeError
from ingest.fetch import is_public

PAGE = (
    "<html><body><h1>某县情况</h1><p>全县开工45个项目，带动就业1200人。</p></body></html>".encode()
)


class Site(BaseHTTPRequestHandler):
    """A site with a page, redirects, an error and a page without an end."""

    answers: list[int] = []

    def do_GET(self) -> None:
        """Answer by the path."""
        places = {"/moved": "/page", "/loop": "/loop", "/out": "ftp://localhost/x"}
        if self.path in places:
            self._answer(302, {"Location": places[self.path]})
        elif self.path == "/page" and self.headers["If-None-Match"] == '"v1"':
            self._answer(304, {})
        elif self.path == "/page":
            self._answer(200, {"ETag": '"v1"', "Content-Length": str(len(PAGE))})
            self.wfile.write(PAGE)
        elif self.path == "/large":
            self._answer(200, {})
            self.wfile.write(b"1" * 200_000)
        else:
            self._answer(404, {"Content-Length": "0"})

    def _answer(self, status: int, headers: dict[str, str]) -> None:
        self.answers.append(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Return the address of a site on this machine."""
    Site.answers = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def open_fetcher(folder: Path, limits: Limits | None = None) -> Fetcher:
    """Return a fetcher that may use this machine's own network."""
    return Fetcher(folder=folder, allow_private=True, limits=limits or Limits(), seconds=5)


def test_page(site: str, tmp_path: Path) -> None:
    """A page is a source under its address, through a redirect too."""
    (source,) = open_fetcher(tmp_path).sources([f"{site}/moved"])
    (document,) = read_source(source)

    assert (document.uri, document.title) == (f"{site}/moved", "某县情况")


def test_unchanged(site: str, tmp_path: Path) -> None:
    """What has not changed is not sent again."""
    first = open_fetcher(tmp_path).fetch(f"{site}/page")
    again = open_fetcher(tmp_path).fetch(f"{site}/page")

    assert first == again
    assert first.read_bytes() == PAGE
    assert Site.answers == [200, 304]


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("/gone", FetchError, "the server answers 404"),
        ("/loop", FetchError, "the server answers 302"),
        ("/out", FetchError, "redirects to ftp://localhost/x"),
        ("/large", FileTooLargeError, r"more than 100,000 bytes \(limit file_bytes\)"),
    ],
)
def test_failures(
    site: str, tmp_path: Path, path: str, error: type[IngestError], message: str
) -> None:
    """What cannot be fetched says why, and leaves no half a file."""
    with pytest.raises(error, match=message):
        open_fetcher(tmp_path, Limits(file_bytes=100_000)).fetch(site + path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_private_address(tmp_path: Path, host: str) -> None:
    """A private address is refused before anything is sent to it."""
    (source,) = Fetcher(folder=tmp_path, seconds=2).sources([f"http://{host}/latest"])

    assert source.error is not None
    with pytest.raises(FetchError, match=r"leads to the private address"):
        read_source(source)


def test_other_schemes(tmp_path: Path) -> None:
    """A file is no address."""
    with pytest.raises(FetchError, match="only http and https addresses are fetched"):
        Fetcher(folder=tmp_path).fetch("file:///etc/passwd")


@pytest.mark.parametrize(
    ("address", "public"),
    [("1.1.1.1", True), ("192.168.1.1", False), ("100.64.0.1", False), ("0.0.0.0", False)],
)
def test_public(address: str, public: bool) -> None:
    """Only addresses of the public internet are public."""
    assert is_public(address) is public
