-- zh: 不成立的算术恒等式
-- en: Identities that do not hold
-- about_zh: 分项与合计、总额与人均、水平与增速对不上的地方。
-- about_en: Where parts and total, total and per head, level and growth do not agree in a text.
select d.title, d.published, c.kind, c.stated, c.computed, c.residual, f.quote, f.uid figure_uid
from checks c
join documents d on d.id = c.document_id
left join figures f on f.id = c.figure
where not c.holds
order by abs(c.residual) desc
