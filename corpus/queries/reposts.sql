-- title: 转载 Reposts
select o.title original, o.issuer, o.published, d.title repost, d.issuer reposted_by,
  d.published reposted, g.shared, round(g.containment, 2) containment
from origins g
join documents o on o.id = g.origin
join documents d on d.id = g.document_id
where g.document_id <> g.origin
order by o.published desc, d.published
