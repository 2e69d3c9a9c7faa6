-- zh: 按发布机关
-- en: By issuer
-- about_zh: 各机关发布了多少文件和数值，最早和最近的日期。
-- about_en: How much each organ has published, from when to when.
select issuer, count(*) documents, sum(n) figures, min(published) first, max(published) last
from (
  select d.issuer, d.published, (select count(*) from figures f where f.document_id = d.id) n
  from documents d where d.current
)
group by issuer
order by documents desc, issuer
