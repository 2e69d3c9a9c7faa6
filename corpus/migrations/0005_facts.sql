-- The views of facts by left joins, though no key is ever null: SQLite then leaves out the
-- tables that a count or a facet does not ask for (1.2 → 0.4 s for a million figures).
drop view facts;
drop view facts_by_scope;
-- What to query and to sum: one row per indicator, region, unit, period and status, the
-- figure chosen for the widest scope that is held. No repeat, part or mirror is in it.
create view facts as
select p.indicator indicator_id, i.name_zh indicator, i.name_en indicator_en, p.region_code,
  r.name_zh region, r.name_en region_en, r.level region_level, p.period_start, p.period_end,
  p.status, f.value, f.value_high, p.unit, f.comparator, f.display, p.aggregation,
  p.programme, p."group", p.scope_of, p.statements, p.documents, p.origins, p.decision, p.flags,
  f.quote, d.title document, d.issuer, d.published, d.uri, d.uid document_uid,
  f.uid figure_uid, f.id figure_id, f.document_id, r.grid_x, r.grid_y
from representative p
left join figures f on f.id = p.figure
left join documents d on d.id = f.document_id
left join indicators i on i.id = p.indicator
left join regions r on r.code = p.region_code
where p.main;

-- Every chosen figure, with growth, shares, parts and narrower scopes, each by its key.
create view facts_by_scope as
select p.indicator indicator_id, i.name_zh indicator, i.name_en indicator_en, p.region_code,
  r.name_zh region, r.level region_level, p.period_start, p.period_end, p.status, p.facet,
  f.value, f.value_high, p.unit, f.comparator, f.display, p.aggregation, p.programme,
  p."group", p.scope_of, p.part, p.base, p.per, p.basis, p.main, p.statements, p.documents,
  p.origins, p.decision, p.flags, f.quote, d.title document, d.published,
  d.uid document_uid, f.uid figure_uid, f.id figure_id
from representative p
left join figures f on f.id = p.figure
left join documents d on d.id = f.document_id
left join indicators i on i.id = p.indicator
left join regions r on r.code = p.region_code;

-- The rows of `facts` in its order, to count and to browse them without the table.
create index ix_representative_main on representative(indicator, region_code, period_end, status)
  where main;
-- The hash over the corpus reads four columns; without this, all the texts with them.
create index ix_documents_content on documents(uid, content_sha256, withdrawn, superseded_by);
-- Paths of files are nobody's business; they stay in `sources` (corpus/addresses.py).
update documents set uri = public_address(uri) where uri <> public_address(uri);
