"""The place that a document is of: named in its title, by its organ, by its first words."""

import re
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from extract.attribution.reading import dateline_end
from extract.regions.context import region_of
from extract.regions.gazetteer import NATION, regions
from extract.regions.mentions import find_regions
from ingest import Document, PassageKind

NATIONAL = re.compile(
    r"中华人民共和国|国务院|全国|国家统计局|中国|我国|国家发展改革委|财政部|国家发展和改革委员会"
)
HAN = re.compile("[\u4e00-\u9fff]")
# What is read of a first paragraph, and the words that make it one about the nation.
LEAD = 160
NATIONAL_LEAD = re.compile(r"全国|我国|各地|国务院|国家|中国|China|Chinese|nation|world|全球|国际")
# 全省, 我市; 健全市场 is none.
DEICTIC = re.compile(r"(?:全|我)(?P<suffix>[省市县区州])(?![场域])")
NATIONWIDE = re.compile(r"全国|我国")
# How much of a report tells which place 全市 means.
HEAD = 6000
# No government that reports here: Taiwan, Hong Kong, Macao.
ABROAD = ("71", "81", "82")


def place_of(document: Document, title: str, *, is_report: bool) -> str | None:
    """Return the code of the place that a document is of, None where nothing tells."""
    for words in (title, document.issuer or ""):
        code = region_of(words, _language(words)) if words else None
        if code is not None:
            return code
        if (words is title or is_report) and NATIONAL.search(words):
            return NATION
    if is_report:
        return _of_deictics(document)
    lead = _lead_place(document)
    return lead or (NATION if document.kind in ("news", "bulletin", "digest") else None)


def _language(text: str) -> str:
    return "zh" if HAN.search(text) else "en"


def _lead_place(document: Document) -> str | None:
    """Return the place of a local story: the only one that its first paragraph is about."""
    for passage in document.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST):
            continue
        text = passage.text[dateline_end(passage.text) :][:LEAD]
        return NATION if NATIONAL_LEAD.search(text) else region_of(text, _language(text))
    return None


def _of_deictics(document: Document) -> str | None:
    """Return the place that 全市 or 全省 means in a report whose title does not name it.

    That is the one with such a name that it names most often, else the one that the address
    of the file names (…/某省/1991.md); the nation where it speaks of no part of it.
    """
    text = "\n".join(passage.text for passage in document.passages)
    suffixes = Counter(match["suffix"] for match in DEICTIC.finditer(text[:HEAD]))
    if not suffixes:
        return NATION
    suffix = suffixes.most_common(1)[0][0]
    for words in (text[:HEAD], text, _address(document.uri)):
        codes = _codes(words, suffix)
        if codes:
            return codes.most_common(1)[0][0]
    return None


def _codes(text: str, suffix: str) -> Counter[str]:
    named = (code for place in find_regions(text) for code in place.codes[:1])
    return Counter(
        code
        for code in named
        if code in regions()
        and not code.startswith(ABROAD)
        and regions()[code].name_zh.endswith(suffix)
    )


def _address(uri: str) -> str:
    """Return the folders of a file or page, one a line."""
    return "\n".join(PurePosixPath(unquote(urlsplit(uri).path)).parts[:-1])
