"""Which facet a percentage shows: growth, share, completion, a multiple, a norm, or a rate itself."""

import re

from extract.attribution.drafts import Draft
from extract.attribution.lexicon import pattern
from extract.figure import Comparator, Facet
from extract.numbers.mention import NumberKind

from .changes import ACTED, OBJECT

# A rate behind its number: 100%以上的月环比增长.
GROWS = re.compile(
    r"的(?:月|季|年|同比|环比|平均|高|两位数)*(?:增长|增速|增幅|涨幅|降幅|速度|跌幅)"
)
# 是全省标准的212%: as many times a level, where that is no whole.
RATIO_OF = re.compile(
    r"(?:分别)?(?:是|为|相当于|达到?)[^，。；]{0,12}(?:标准|平均|均值|水平|去年|上年|同期|[\d五]年|上期|”)[^，。；]{0,4}的$"
)
WHOLE = 100
LONGEST_COMPARATOR = 4
# Nouns that are ratios themselves: 抽检合格率98%, 以3.2%的利率.
RATE_NOUN = re.compile(
    r"(?:率|比例|比重|占比|程度|水平|系数|指数|度|强度|份额|浓度)(?:[^，。；]{0,4})$"
)
OF_RATE = re.compile(
    r"的[^，。；\d]{0,6}?(?:利率|费率|税率|比率|比例|水平|区间|标准|目标|要求|规定|门槛|关口|速度|基础)"
)
# 审批事项100%进驻大厅: a predicate behind the number, no change and no word of measure.
PREDICATE = re.compile(
    r"(?!提|上|下|降|升|增|减|扩|调|左右|以|之|安排|变|压|缩|回|涨|跌|到|至|和|与|及|的|为|是|计)[\u4e00-\u9fff]{2}"
)
PLAIN_LEFT = re.compile(
    r"^[^由从按比占]*[\u4e00-\u9fff](?<![由从按以为到至达在是比与和及于约近超])$"
)


def facet_of_ratio(draft: Draft, word: str) -> tuple[Facet, str, str]:
    """Return facet, rule and words of a figure in per cent; `word` is the verb of change before it."""
    left = draft.left
    done = pattern("completion").search(left)
    if done:
        return Facet.COMPLETION, "zh.completion", done[0]
    if word:
        return Facet.CHANGE_PCT, "zh.change", word
    acted = ACTED.search(left)
    if acted and not RATE_NOUN.search(left):
        return Facet.CHANGE_PCT, OBJECT, acted[0]  # 降低企业用电成本10%
    if draft.mention.unit is None and draft.mention.kind is NumberKind.PLAIN:
        if not left.strip():
            return Facet.CHANGE_PCT, "zh.row", draft.mention.kind.value  # 汽 车 131 万辆 22.8
        return Facet.SHARE, "zh.structure", left[-8:]  # 9.7∶57.8∶32.5
    return _of_whole(draft)


def _of_whole(draft: Draft) -> tuple[Facet, str, str]:
    """Return the facet of a ratio that is neither growth nor completion."""
    left = draft.left
    grows = GROWS.match(draft.right)
    if grows:
        return Facet.CHANGE_PCT, "zh.rate.right", grows[0]
    level = RATIO_OF.search(left)
    if level and draft.value >= WHOLE:
        return Facet.MULTIPLE, "zh.multiple.of", level[0]
    whole = draft.mention.number.start - draft.start
    if whole > LONGEST_COMPARATOR:  # 不低于用工总量的40%: the comparator stands before the whole
        return Facet.SHARE, "zh.share.of", "的"
    share = pattern("share").search(left)
    if share and not (share[0].startswith("比例") and not pattern("share_word").search(left)):
        return Facet.SHARE, "zh.share", share[0]
    if draft.right.startswith("的") and len(draft.right) > 2:
        rate = OF_RATE.match(draft.right)
        if rate is None:
            return Facet.SHARE, "zh.of", draft.right[:8]
        bounds = draft.comparator in (Comparator.AT_MOST, Comparator.AT_LEAST)
        return (Facet.BOUND if bounds and "率" in rate[0] else Facet.LEVEL), "zh.of.rate", rate[0]
    if PREDICATE.match(draft.right) and PLAIN_LEFT.search(left) and not RATE_NOUN.search(left):
        return Facet.SHARE, "zh.of.verb", draft.right[:8]  # 审批事项100%进驻大厅
    return Facet.LEVEL, "zh.ratio", left[-8:]
