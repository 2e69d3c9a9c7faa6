"""Addresses: of rows and documents in Datasette, and which addresses may become links."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where the database is published; `base` has no final slash."""

    base: str = "http://127.0.0.1:8001"

    def figure(self, document: str, uid: str) -> str:
        """Return where a figure is highlighted in its document, beside its row."""
        return f"{self.document(document)}#{quote(uid)}"

    def document(self, uid: str) -> str:
        """Return the address of a document page."""
        return f"{self.base}/-/document/{quote(uid)}"


def is_web_address(address: str) -> bool:
    """Tell whether an address may become a link: nothing but http and https.

    >>> is_web_address("https://www.gov.cn/a.htm"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
