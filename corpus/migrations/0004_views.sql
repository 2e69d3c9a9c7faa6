-- Figures with names instead of codes and the words around them.
create view figures_wide as
select f.id, f.display, f.value, f.value_high, f.unit, f.indicator indicator_id,
  i.name_zh indicator, i.name_en indicator_en, f.subject, f.facet, f.status, f.comparator,
  f.region_code, ifnull(r.name_zh, f.region_name) region, r.name_en region_en,
  f.period_start, f.period_end, f.role, f.programme, f."group", f.basis, f.per, f.base,
  substr(d.text, max(1, f.start - 19), min(20, f.start)) before, f.quote,
  substr(d.text, f."end" + 1, 20) after,
  d.title document, d.issuer, d.published, d.uri, d.uid document_uid, f.document_id,
  f.uid, f.rank, f.confidence, f.rule, d.current
from figures f
join documents d on d.id = f.document_id
left join indicators i on i.id = f.indicator
left join regions r on r.code = f.region_code;

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
join figures f on f.id = p.figure
join documents d on d.id = f.document_id
join indicators i on i.id = p.indicator
join regions r on r.code = p.region_code
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
join figures f on f.id = p.figure
join documents d on d.id = f.document_id
join indicators i on i.id = p.indicator
join regions r on r.code = p.region_code;

-- Must be empty: a figure whose quote does not stand at its place in the text.
create view broken_quotes as
select f.id, f.uid, f.quote, substr(d.text, f.start + 1, f."end" - f.start) found
from figures f join documents d on d.id = f.document_id
where substr(d.text, f.start + 1, f."end" - f.start) <> f.quote;
