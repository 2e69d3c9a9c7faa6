"""Pairs of statements that contradict one another."""

from .page import Page, Row

# What is said less exactly (title_approx, rounded) or in other scopes (several) contradicts nothing.
FLAGS = "('conflict', 'disagrees', 'revised', 'unit_slip')"

_SELECT = """
select c.flag, c.ratio, p.indicator indicator_id, i.name_zh indicator, i.name_en indicator_en,
  r.name_zh region, r.name_en region_en, p.region_code, p.period_start, p.period_end, p.decision,
  p.unit, a.uid chosen_uid, a.display chosen_display, a.value chosen_value,
  a.value_high chosen_high, a.comparator chosen_comparator, da.uid chosen_document,
  da.title chosen_title, da.issuer chosen_issuer, b.uid other_uid, b.display other_display,
  b.value other_value, b.value_high other_high, b.comparator other_comparator,
  db.uid other_document, db.title other_title, db.issuer other_issuer
from ({pairs}) c
join representative p on p.figure = c.chosen
join figures a on a.id = c.chosen join documents da on da.id = a.document_id
join figures b on b.id = c.other join documents db on db.id = b.document_id
join indicators i on i.id = p.indicator join regions r on r.code = p.region_code
order by c.ratio desc, c.id
"""
# The pairs are cut before anything is joined to them: there may be millions.
LARGEST = _SELECT.format(
    pairs=f"select * from conflicts where flag in {FLAGS} order by ratio desc, id limit 4"
)
_OF = (
    "select c.* from representative p join conflicts c on c.chosen = p.figure"
    f" where p.{{column}} = :name and c.flag in {FLAGS} order by c.ratio desc, c.id limit 20"
)


async def of_indicator(page: Page, name: str) -> list[Row]:
    """Return what contradicts the facts of an indicator, the largest ratio first."""
    return await page.rows(_SELECT.format(pairs=_OF.format(column="indicator")), name=name)


async def of_region(page: Page, name: str) -> list[Row]:
    """Return what contradicts the facts of a place, the largest ratio first."""
    return await page.rows(_SELECT.format(pairs=_OF.format(column="region_code")), name=name)
