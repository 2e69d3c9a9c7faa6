"""Bytes become text by the ladder: mark, UTF-8, GB18030 or Big5 by their characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import DocumentStatus, documents_of_bytes
from ingest.charset import decode
from ingest.errors import UndecodableError

NOTICE = "各市州要加快以工代赈项目建设，发放劳务报酬24.36亿元，带动群众就业20.59万人。"
REPOST = "各縣市應加快工程進度，發放勞務報酬二億元，帶動民眾就業十二萬人。"


@pytest.mark.parametrize(
    ("data", "text", "source"),
    [
        (NOTICE.encode("utf-8"), NOTICE, "utf8"),
        (NOTICE.encode("utf-8-sig"), NOTICE, "bom"),
        (NOTICE.encode("gb18030"), NOTICE, "scored"),
        (REPOST.encode("big5"), REPOST, "scored"),
        (NOTICE.encode("utf-16"), NOTICE, "bom"),
        (NOTICE.encode("utf-16-le"), NOTICE, "utf16"),
        (
            "A bulletin of 1,233 projects".encode("utf-16-be"),
            "A bulletin of 1,233 projects",
            "utf16",
        ),
        (b"plain ASCII 12", "plain ASCII 12", "utf8"),
        (
            "It’s a rise of 12 % in a café".encode("cp1252"),
            "It’s a rise of 12 % in a café",
            "latin",
        ),
    ],
)
def test_ladder(data: bytes, text: str, source: str) -> None:
    """Each encoding of Chinese government text is recognised without being told."""
    decoded = decode(data, "a.txt")

    assert (decoded.text, decoded.source) == (text, source)


def test_false_declaration() -> None:
    """A page that declares GB2312 and holds UTF-8 is read as UTF-8."""
    page = f'<meta charset="gb2312"><p>{NOTICE}</p>'

    assert NOTICE in decode(page.encode("utf-8"), "a.html").text


def test_cut_character() -> None:
    """A file that was cut within its last character loses that character only."""
    assert decode(NOTICE.encode("utf-8")[:-1], "a.txt").text == NOTICE[:-1]


def test_wrong_bytes() -> None:
    """A few wrong bytes cost themselves: the rest is read, and they are told."""
    for encoding in ("utf-8", "gb18030"):
        data = NOTICE.encode(encoding)
        (document,) = documents_of_bytes(data[:30] + b"\xff\xff" + data[30:] * 3, "a.txt", {})

        assert "带动群众就业20.59万人" in document.text
        assert document.status == DocumentStatus.PARTIAL
        assert document.losses == (f"places that cannot be decoded as {encoding}: 1",)


def test_undecodable() -> None:
    """Bytes of no known encoding are refused, with the file's name."""
    with pytest.raises(UndecodableError) as error:
        decode("сообщение о проектах".encode("koi8-r") * 20, "notice.txt")

    assert str(error.value) == "notice.txt: text in no encoding that is known here"


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Cs", "Cc"]), max_size=40))
def test_utf8_is_exact(text: str) -> None:
    """Whatever is valid UTF-8 comes back as it was."""
    assert decode((NOTICE + text).encode("utf-8"), "a.txt").text == NOTICE + text
