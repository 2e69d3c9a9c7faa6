"""How near a document is to the organ that made its figures."""

from typing import Any

import pytest

from corpus.authority import authority

from .corpus_documents import document

NOBODY: dict[str, Any] = {"issuer": None}
# Each: what is known of a document, its tier, why.
TIERS: list[tuple[dict[str, Any], int, str]] = [
    ({"kind": "notice", "issuer": "国家发展改革委"}, 0, "an organ's notice"),
    ({"issuer": "湖南省发展改革委"}, 0, "news of the organ itself"),
    ({**NOBODY, "document_number": "发改振兴〔2025〕88号"}, 0, "a numbered document"),
    ({**NOBODY, "uri": "https://www.ndrc.gov.cn/a.html"}, 0, "a government page"),
    ({"kind": "bulletin", "issuer": "国家统计局"}, 1, "a communique"),
    ({"content_source": "新华社", "uri": "https://www.gov.cn/a.html"}, 2, "central media"),
    ({"content_source": "湖南日报"}, 3, "a local paper"),
    ({"content_source": "修水县融媒体中心"}, 3, "a local media centre"),
    ({**NOBODY, "kind": "report"}, 4, "a work report of nobody knows whom"),
    ({**NOBODY, "content_source": "乡村统计资料"}, 4, "an unknown collection"),
    ({"lang": "en", "issuer": "国家发展改革委"}, 5, "a translation"),
    ({"kind": "digest", "content_source": "中国发展网"}, 5, "a digest"),
]


@pytest.mark.parametrize(("about", "tier", "why"), TIERS, ids=[case[2] for case in TIERS])
def test_authority(about: dict[str, Any], tier: int, why: str) -> None:
    """The first rule of authority.yml that fits gives the tier."""
    assert tier == authority(document("标题", "正文。", **about)), why
