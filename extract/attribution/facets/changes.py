"""The verb of a change beside a figure: 增长, 下降; or a verb with its object, 减少企业用电成本."""

import re
from functools import cache

from extract.attribution.lexicon import facet_words

# 各类市场主体两年新增5.3万户: what is added to a stock that was named.
ADDED = re.compile(
    r"(?:主体|容量|规模|总量|余额|人口|户数|企业|面积|里程|贷款|存款|用户|床位|学位|产能)"
    r"(?:[一两三四五]年|全年|累计|年均|净)*新增(?:了|约|近|超|超过|逾)*$"
)
OBJECT = "zh.change.object"
SPEED = re.compile(r"增速|增幅|涨幅|降幅|跌幅|增长率")
TO = re.compile(
    r"(?:提高|提升|增加|上升|扩大|下降|降低|减少|增长|增|降|升|减|精简|核减|裁减|裁并|调减|削减|缩减|下调|上调|回升|回落|缩短|压缩|压减|调整|发展|扩展)(?:到|至|为)"
)
# A change is told by its verb and object too: 减少企业用电成本超4亿元; 增加值 is a noun.
ACTED = re.compile(
    r"(?:(?<!新)增加(?!值)|提高(?!到|至)|上调|下调|减少|缩短|降低|减轻|压减|压缩)了?(?:(?!到|至|达|为|完成|实现|的|占)[\u4e00-\u9fff]){2,10}$"
)


@cache
def _word_re() -> re.Pattern[str]:
    data = facet_words()
    return re.compile("|".join(sorted({*data["rise"], *data["fall"]})))


@cache
def _change_re() -> re.Pattern[str]:
    data = facet_words()
    words = sorted((*data["rise"], *data["fall"]), key=len, reverse=True)
    return re.compile(f"(?<!新)(?<!自然)({'|'.join(words)}){data['between']}*$")


def change_word(left: str) -> tuple[str, bool]:
    """Return the verb of change that ends the words before a figure, and whether it is a fall.

    >>> change_word("粮食产量比上年下降"), change_word("用工比例提高到"), change_word("新增")
    (('下降', True), ('', False), ('', False))
    """
    tail = left[-14:].rstrip()
    if not tail or tail[-1] in "到至" and not SPEED.search(tail):
        return "", False
    if _word_re().search(tail) is None:
        return "", False  # a plain search for the words: few figures have one
    found = _change_re().search(tail)
    if found is None or TO.search(tail, found.start()):
        return "", False
    return found[1], found[1] in facet_words()["fall"]
