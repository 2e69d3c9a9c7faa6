"""Addresses as files: conditional, bounded in size, time and redirects, and not into private nets.

A fetched file lies in a folder with what the server said of it; asked again, the server is
told so and mostly answers that nothing has changed. The guard looks at the address that is
connected to, after the name is resolved and after each redirect, so that neither a name
that points inwards nor a redirect leads into a private network.
"""

import hashlib
import http.client
import ipaddress
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .errors import FetchError, FileTooLargeError, IngestError
from .limits import DEFAULT_LIMITS, Limits
from .sources import Source

SCHEMES = frozenset({"http", "https"})
USER_AGENT = "gongbao (reads public bulletins)"
CHUNK = 1 << 16
KEPT_HEADERS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses into `folder`; `allow_private` opens it to the machine's own network."""

    folder: Path
    limits: Limits = DEFAULT_LIMITS
    allow_private: bool = False
    seconds: float = 30.0

    def sources(self, addresses: Iterable[str]) -> Iterator[Source]:
        """Yield a source for each address; one that cannot be fetched carries its error."""
        for address in addresses:
            try:
                yield Source(uri=address, path=self.fetch(address))
            except IngestError as error:
                yield Source(uri=address, path=self.folder / "not-fetched", error=error)

    def fetch(self, address: str) -> Path:
        """Return the file with an address's content, fetched anew only if it has changed.

        Raises:
            FetchError: the address cannot be reached, or may not be.
            FileTooLargeError: it is over `Limits.file_bytes`.
        """
        if urlsplit(address).scheme not in SCHEMES:
            raise FetchError(f"{address}: only http and https addresses are fetched")
        file = self.folder / hashlib.sha256(address.encode()).hexdigest()[:32]
        headers = _known(file) if file.is_file() else {}
        request = urllib.request.Request(address, headers={"User-Agent": USER_AGENT, **headers})
        try:
            with self._opener().open(request, timeout=self.seconds) as response:
                self._store(address, file, response)
        except urllib.error.HTTPError as error:
            if error.code != NOT_MODIFIED or not file.is_file():
                raise FetchError(f"{address}: the server answers {error.code}") from error
        except _PrivateAddressError as error:
            raise FetchError(f"{address}: {error}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            if isinstance(reason, _PrivateAddressError):
                raise FetchError(f"{address}: {reason}") from error
            raise FetchError(f"{address}: cannot be fetched ({reason})") from error
        return file

    def _store(self, address: str, file: Path, response: Any) -> None:
        """Write the content beside what the server said of it, the content first."""
        ends = time.monotonic() + self.seconds
        data = bytearray()
        while chunk := response.read(CHUNK):
            data += chunk
            if len(data) > self.limits.file_bytes:
                raise FileTooLargeError(
                    f"{address}: more than {self.limits.file_bytes:,} bytes (limit file_bytes)"
                )
            if time.monotonic() > ends:
                raise FetchError(f"{address}: not fetched in {self.seconds:.0f} s")
        self.folder.mkdir(parents=True, exist_ok=True)
        _headers_of(file).unlink(missing_ok=True)
        file.write_bytes(data)
        _headers_of(file).write_text(json.dumps(_kept(response.headers)), encoding="utf8")

    def _opener(self) -> urllib.request.OpenerDirector:
        if self.allow_private:
            return urllib.request.build_opener(_Web)
        return urllib.request.build_opener(
            urllib.request.ProxyHandler({}), _GuardedHTTP, _GuardedHTTPS, _Web
        )


class _PrivateAddressError(OSError):
    """A name that leads to an address that is not public."""


class _Web(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, on the web only."""

    max_redirections = 5

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if urlsplit(newurl).scheme not in SCHEMES:
            raise FetchError(f"{req.full_url}: redirects to {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _GuardedConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self.timeout)


class _GuardedTLSConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        sock = _connect(self.host, self.port, self.timeout)
        context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
        self.sock = context.wrap_socket(sock, server_hostname=self.host)


class _GuardedHTTP(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_GuardedConnection, req)


class _GuardedHTTPS(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_GuardedTLSConnection, req)


def _connect(host: str, port: int, timeout: float | None) -> socket.socket:
    """Connect to the first address of a host, if all of them are public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not is_public(str(place[0])):
            raise _PrivateAddressError(f"{host} leads to the private address {place[0]}")
    family, kind, protocol, _, place = found[0]
    sock = socket.socket(family, kind, protocol)
    sock.settimeout(timeout)
    try:
        sock.connect(place)
    except OSError:
        sock.close()
        raise
    return sock


def is_public(address: str) -> bool:
    """Say whether an IP address is on the public internet.

    >>> is_public("8.8.8.8"), is_public("10.1.2.3"), is_public("169.254.169.254"), is_public("::1")
    (True, False, False, False)
    >>> is_public("::ffff:127.0.0.1")
    False
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not (mapped or found).is_multicast


def is_address(argument: str) -> bool:
    """Say whether an argument is an address to fetch and no path."""
    return urlsplit(argument).scheme in SCHEMES


def _headers_of(file: Path) -> Path:
    return file.with_suffix(".headers")


def _known(file: Path) -> dict[str, str]:
    """Return the conditions of a request for a file that is here already."""
    try:
        kept = json.loads(_headers_of(file).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return {}
    return {KEPT_HEADERS[name]: value for name, value in kept.items() if name in KEPT_HEADERS}


def _kept(headers: Message) -> dict[str, str]:
    return {name: str(headers[name]) for name in KEPT_HEADERS if headers[name] is not None}
