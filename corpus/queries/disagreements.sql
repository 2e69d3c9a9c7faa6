-- zh: 相互矛盾的陈述
-- en: Contradicting statements
-- about_zh: 与入选数值不一致的表述及其来源；单位疑误也在其中。
-- about_en: Statements that contradict the chosen one, with both sources; slips of the unit among them.
select p.indicator, p.region_code, p.period_start, p.period_end, c.flag,
  a.display chosen, da.issuer chosen_issuer, b.display other, db.issuer other_issuer,
  c.ratio, a.uid chosen_figure, b.uid other_figure
from conflicts c
join representative p on p.figure = c.chosen
join figures a on a.id = c.chosen join documents da on da.id = a.document_id
join figures b on b.id = c.other join documents db on db.id = b.document_id
where c.flag in ('conflict', 'disagrees', 'revised', 'unit_slip')
order by c.ratio desc
