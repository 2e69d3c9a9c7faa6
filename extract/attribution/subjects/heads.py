"""The unit of a count by what is counted: 264个…重点村 are villages, 90家高新企业 enterprises."""

import re

from extract.attribution.drafts import Draft
from extract.attribution.reading import Reading
from extract.numbers.counted import USERS

# Measure words that leave open what is counted, and the noun at the end of the subject that says it.
OPEN = frozenset({"个", "项", "家", "户", "座"})
BUSINESS = re.compile(r"经营主体|市场主体|工商户|商户|民营|主体|企业|纳税人")
STAGE = re.compile(
    r"(?:新|已|续|全面|集中)?(?:开工|竣工|完工|建成|投产|在建|续建|签约|落地|竣工投产|建成投产|新建|储备|入库|开复工)(?:建设)?"
)
HEADS = (
    ("project", re.compile(r"(?:项目|工程|项目数|项目个数|项目数量)(?:建设)?$"), "个项"),
    ("village", re.compile(r"(?:村|村庄|村寨|行政村|自然村|社区村|整村推进)$"), "个"),
    ("county", re.compile(r"(?:县|县（市）|县（市、区）|县（区）|县城|县区|县市)$"), "个"),
    ("township", re.compile(r"(?:乡镇|镇|乡|乡（镇）|镇街)$"), "个"),
    ("city", re.compile(r"(?<!城)(?:城市|地市|地级市|市州)$"), "个座"),
    ("province", re.compile(r"(?:省|省份|省区市)$"), "个"),
    (
        "enterprise",
        re.compile(r"(?:企业|公司|企业数|独角兽|小巨人)(?:总数|数量|数)?$"),
        "家户个",
    ),
    ("enterprise", re.compile(r"厂$"), "家"),
    ("post", re.compile(r"岗位$"), "个"),
)


def set_units(reading: Reading) -> None:
    """Give counts with an open measure word the unit of the thing that they count."""
    previous: Draft | None = None
    for draft in reading.drafts:
        before, previous = previous, draft
        if draft.unit == "household" and _are_no_homes(draft.subject):
            draft.unit = "户"
            draft.because("unit", "zh.counted", draft.subject[-6:])
        if draft.unit not in OPEN:
            continue
        if before is not None and before.unit == "project" and STAGE.fullmatch(draft.subject):
            draft.unit, draft.subject = "project", draft.subject + "项目"
            draft.because("unit", "zh.stage", before.subject)
            continue
        measure = draft.unit
        for unit, head, measures in HEADS:
            if measure in measures and head.search(draft.subject):
                draft.unit = unit
                draft.because("unit", "zh.counted", draft.subject[-6:])
                break
        if draft.unit == "户" and not _are_no_homes(draft.subject):
            draft.unit = "household"
            draft.because("unit", "zh.counted", draft.subject[-6:])


def _are_no_homes(subject: str) -> bool:
    return BUSINESS.search(subject) is not None or USERS.search(subject) is not None
