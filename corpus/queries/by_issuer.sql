-- title: 按发布机关 By issuer
select issuer, count(*) documents, sum(n) figures, min(published) first, max(published) last
from (
  select d.issuer, d.published, (select count(*) from figures f where f.document_id = d.id) n
  from documents d where d.current
)
group by issuer
order by documents desc, issuer
