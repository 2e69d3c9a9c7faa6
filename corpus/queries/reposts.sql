-- zh: 转载
-- en: Reposts
-- about_zh: 哪些文件转载了哪一篇，句子重合多少。
-- about_en: Which documents repeat which, and how much of them.
select o.title original, o.issuer, o.published, d.title repost, d.issuer reposted_by,
  d.published reposted, g.shared, round(g.containment, 2) containment
from origins g
join documents o on o.id = g.origin
join documents d on d.id = g.document_id
where g.document_id <> g.origin
order by o.published desc, d.published
