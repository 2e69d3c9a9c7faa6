"""Where a meeting was held is not what was said there."""

import re

from extract.regions.context import region_of
from extract.regions.gazetteer import RegionMention

# 国家发展改革委在北京举行新闻发布会
MEETING = re.compile(r"(?:举行|召开|举办)[^，。；]{0,16}(?:会议|发布会|吹风会|座谈会|研讨会|例会)")
# 国家组织药品集采在天津开标: a matter of the nation that is dealt with somewhere.
HELD = re.compile(r"[^，。；]{0,4}(?:举行|召开|开标|开展|启动|揭晓|签署|成立|闭幕)")
NATIONAL_MATTER = re.compile(
    r"(?:国家|全国|中国|中央|世界|国际)[^，。；]{0,30}(?:谈判|竞价|集采|采购|大会|会议|论坛|代表团|成立)"
    r"|医保目录[^，。；]{0,20}(?:谈判|竞价)"
)
# 交易会在广州开展, 进口博览会将于11月5日至10日在上海举办
FAIR = re.compile(
    r"(?:交易会|博览会|展览会|车展|糖酒会|广交会|进博会|服贸会|消博会|投洽会)[^，。；]{0,28}?"
    r"在(?P<place>[^，。；在]{2,14}?)(?:正式)?(?:举行|举办|开幕|开展|拉开帷幕)"
)
# How far before a place its clause is read.
REACH = 60


def is_venue(text: str, place: RegionMention) -> bool:
    """Tell whether a place is only where something national was held.

    A fair is another matter: its stands and visitors are of the city (在广州开展).
    """
    if MEETING.match(text, place.end):
        return True
    before = text[max(0, place.start - REACH) : place.start]
    if not before.endswith("在") or HELD.match(text, place.end) is None:
        return False
    clause = re.split(r"[。；！？\n]", before)[-1]
    return NATIONAL_MATTER.search(clause) is not None


def fair_of(text: str) -> str | None:
    """Return the code of the place where a text says that a fair is held.

    >>> fair_of("第七届进口博览会将于11月5日至10日在上海举办"), fair_of("会议在北京举行")
    ('310000', None)
    """
    found = FAIR.search(text)
    return region_of(found["place"]) if found is not None else None
