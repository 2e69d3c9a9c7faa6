-- title: 不成立的算术恒等式 Identities that do not hold
select d.title, d.published, c.kind, c.stated, c.computed, c.residual, f.quote, f.uid figure_uid
from checks c
join documents d on d.id = c.document_id
left join figures f on f.id = c.figure
where not c.holds
order by abs(c.residual) desc
