-- zh: 全文检索（按相关度）
-- en: Ranked search
-- about_zh: 按相关度列出段落，命中处以【】标出。
-- about_en: Passages by relevance, hits between 【】.
select d.uid, d.title, d.published, p.no, (
    select replace(snippet(passages_fts, 0, '【', '】', '…', 30), char(8203), '')
    from passages_fts where passages_fts match escape_ranked(:q) and rowid = hit.rowid
  ) snippet
from (
  select rowid, score from (
    select rowid, bm25(passages_fts) score from passages_fts
    where passages_fts match escape_ranked(:q) order by rowid desc limit 10000
  ) order by score limit 200
) hit
cross join passages p on p.id = hit.rowid
cross join documents d on d.id = p.document_id
where d.superseded_by is null and d.withdrawn is null
order by hit.score
limit 50
