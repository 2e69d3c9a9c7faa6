-- The document of each chosen figure beside it, and views that look up only what is asked for.
-- SQLite leaves out a joined table only where a query counts nothing: over joins, a count or
-- a facet of two million facts looked up each figure and document, which took 20 s.
alter table representative add column document_id integer;
update representative set document_id =
  (select f.document_id from figures f where f.id = representative.figure);
drop view facts;
drop view facts_by_scope;
-- What to query and to sum: one row per indicator, region, unit, period and status, the
-- figure chosen for the widest scope that is held. No repeat, part or mirror is in it.
create view facts as
select
  p.indicator indicator_id,
  (select name_zh from indicators where id = p.indicator) indicator,
  (select name_en from indicators where id = p.indicator) indicator_en,
  p.region_code,
  (select name_zh from regions where code = p.region_code) region,
  (select name_en from regions where code = p.region_code) region_en,
  (select level from regions where code = p.region_code) region_level,
  p.period_start, p.period_end, p.status,
  (select value from figures where id = p.figure) value,
  (select value_high from figures where id = p.figure) value_high,
  p.unit,
  (select comparator from figures where id = p.figure) comparator,
  (select display from figures where id = p.figure) display,
  p.aggregation, p.programme, p."group", p.scope_of, p.statements, p.documents, p.origins,
  p.decision, p.flags,
  (select quote from figures where id = p.figure) quote,
  (select title from documents where id = p.document_id) document,
  (select issuer from documents where id = p.document_id) issuer,
  (select published from documents where id = p.document_id) published,
  (select uri from documents where id = p.document_id) uri,
  (select uid from documents where id = p.document_id) document_uid,
  (select uid from figures where id = p.figure) figure_uid,
  p.figure figure_id, p.document_id,
  (select grid_x from regions where code = p.region_code) grid_x,
  (select grid_y from regions where code = p.region_code) grid_y
from representative p
where p.main;

-- Every chosen figure, with growth, shares, parts and narrower scopes, each by its key.
create view facts_by_scope as
select
  p.indicator indicator_id,
  (select name_zh from indicators where id = p.indicator) indicator,
  (select name_en from indicators where id = p.indicator) indicator_en,
  p.region_code,
  (select name_zh from regions where code = p.region_code) region,
  (select level from regions where code = p.region_code) region_level,
  p.period_start, p.period_end, p.status, p.facet,
  (select value from figures where id = p.figure) value,
  (select value_high from figures where id = p.figure) value_high,
  p.unit,
  (select comparator from figures where id = p.figure) comparator,
  (select display from figures where id = p.figure) display,
  p.aggregation, p.programme, p."group", p.scope_of, p.part, p.base, p.per, p.basis, p.main,
  p.statements, p.documents, p.origins, p.decision, p.flags,
  (select quote from figures where id = p.figure) quote,
  (select title from documents where id = p.document_id) document,
  (select published from documents where id = p.document_id) published,
  (select uid from documents where id = p.document_id) document_uid,
  (select uid from figures where id = p.figure) figure_uid,
  p.figure figure_id
from representative p;

-- The keys of `facts` with the start of their period: to group millions without their table.
drop index ix_representative_main;
create index ix_representative_main
  on representative(indicator, region_code, period_end, status, period_start) where main;
-- The facets of documents, without their texts.
create index ix_documents_facets on documents(lang, kind, published);
