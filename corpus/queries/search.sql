-- zh: 全文检索（按相关度）
-- en: Ranked search
-- about_zh: 按相关度列出段落，命中处以【】标出。
-- about_en: Passages by relevance, hits between 【】.
select d.uid, d.title, d.published, p.no,
  replace(snippet(passages_fts, 0, '【', '】', '…', 30), char(8203), '') snippet
from passages_fts
join passages p on p.id = passages_fts.rowid
join documents d on d.id = p.document_id
where passages_fts match escape_ranked(:q) and d.current
order by passages_fts.rank
limit 50
