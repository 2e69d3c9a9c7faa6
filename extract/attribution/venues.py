"""Where a meeting was held is not what was said there."""

import re

from extract.regions.gazetteer import RegionMention

# 国家发展改革委在北京举行新闻发布会
MEETING = re.compile(r"(?:举行|召开|举办)[^，。；]{0,16}(?:会议|发布会|吹风会|座谈会|研讨会|例会)")
# 国家组织药品集采在天津开标: a matter of the nation that is dealt with somewhere.
HELD = re.compile(r"[^，。；]{0,4}(?:举行|召开|开标|开展|启动|揭晓|签署|成立|闭幕)")
NATIONAL_MATTER = re.compile(
    r"(?:国家|全国|中国|中央|世界|国际)[^，。；]{0,30}(?:谈判|竞价|集采|采购|大会|会议|论坛|代表团|成立)"
    r"|医保目录[^，。；]{0,20}(?:谈判|竞价)"
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
