-- A database as version 0.1.0 made it, tables and rows; never edited. It must open for ever.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE regions(
  code text primary key,
  name_zh text not null,
  name_en text,
  parent_code text references regions(code),
  level text not null check(level in ('country', 'province', 'city', 'county', 'township')),
  grid_x integer,
  grid_y integer
) strict;
CREATE TABLE indicators(
  id text primary key,
  name_zh text not null,
  name_en text not null,
  pack text not null,
  kind text not null,
  unit text not null,
  aggregation text not null,
  definition text,
  sort integer
) strict;
CREATE TABLE runs(
  id integer primary key,
  command text not null,
  status text not null check(status in ('running', 'ok', 'failed')),
  started_at text not null,
  finished_at text,
  tool_version text not null,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  figures integer not null default 0,
  seconds real,
  config text check(config is null or json_valid(config))
) strict;
CREATE TABLE sources(
  uri text primary key,
  sha256 text not null,
  sidecar_sha256 text,
  size integer not null,
  mtime_ns integer,
  etag text,
  last_modified text,
  reader text not null,
  state text not null check(state in ('read', 'failed', 'quarantined')),
  attempts integer not null default 1,
  run_id integer references runs(id)
) strict;
CREATE TABLE documents(
  id integer primary key,
  title text not null,
  issuer text,
  document_number text,
  published text,
  kind text not null,
  lang text not null,
  status text not null check(status in ('ok', 'partial')),
  uid text not null unique,
  uri text not null,
  sha256 text not null,
  part integer not null,
  index_number text,
  topic text,
  genre text,
  written text,
  content_source text,
  author text,
  dateline_place text,
  script text,
  mime text not null,
  encoding text,
  pages integer,
  authority integer not null check(authority between 0 and 5),
  losses text check(losses is null or json_valid(losses)),
  reference_spans text check(reference_spans is null or json_valid(reference_spans)),
  metadata text check(metadata is null or json_valid(metadata)),
  n_chars integer not null,
  text text not null,
  content_sha256 text not null,
  superseded_by integer references documents(id) on delete set null,
  withdrawn text,
  run_id integer references runs(id),
  year integer generated always as (cast(substr(published, 1, 4) as integer)) virtual,
  current integer generated always as (superseded_by is null and withdrawn is null) virtual
) strict;
CREATE TABLE passages(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  no integer not null,
  kind text not null check(
    kind = 'title' or kind = 'salutation' or kind = 'heading' or kind = 'paragraph'
    or kind = 'list' or kind = 'table' or kind = 'caption' or kind = 'footnote'
    or kind = 'comment' or kind = 'signature' or kind = 'attachment_note'),
  text text not null,
  level integer,
  page integer,
  bbox text check(bbox is null or json_valid(bbox)),
  lang text,
  start integer not null,
  "end" integer not null,
  unique(document_id, no),
  check("end" >= start)
) strict;
CREATE TABLE table_cells(
  id integer primary key,
  passage_id integer not null references passages(id) on delete cascade,
  row integer not null,
  col integer not null,
  rowspan integer not null,
  colspan integer not null,
  start integer not null,
  "end" integer not null,
  is_header integer not null check(is_header in (0, 1)),
  page integer,
  bbox text check(bbox is null or json_valid(bbox)),
  check("end" >= start)
) strict;
CREATE TABLE citations(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  document_number text not null,
  start integer not null,
  "end" integer not null,
  check("end" >= start)
) strict;
CREATE TABLE attachments(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  name text not null,
  url text
) strict;
CREATE TABLE corrections(
  id integer primary key,
  target text not null check(target in ('figure', 'document')),
  uid text not null,
  action text not null check(action in ('value', 'prefer', 'deprecate', 'withdraw', 'restore')),
  value_text text,
  reason text not null,
  author text,
  at text not null,
  check((action = 'value') = (value_text is not null))
) strict;
CREATE TABLE figures(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  display text not null,
  quote text not null,
  indicator text references indicators(id),
  subject text not null,
  region_code text references regions(code),
  period_start text,
  period_end text,
  status text not null check(
    status = 'actual' or status = 'planned' or status = 'target'
    or status = 'requirement' or status = 'estimate'),
  facet text not null check(
    facet = 'level' or facet = 'change_pct' or facet = 'change_pp'
    or facet = 'change_abs' or facet = 'share' or facet = 'multiple'
    or facet = 'completion' or facet = 'per_unit' or facet = 'bound'),
  comparator text not null check(
    comparator = 'eq' or comparator = 'more_than' or comparator = 'at_least'
    or comparator = 'less_than' or comparator = 'at_most' or comparator = 'nearly'
    or comparator = 'approx' or comparator = 'range'),
  value real not null,
  value_high real,
  unit text not null,
  role text not null check(
    role = 'headline' or role = 'body' or role = 'part' or role = 'repeat'
    or role = 'example' or role = 'anecdote' or role = 'spec' or role = 'fixed_set'),
  programme text,
  "group" text,
  basis text,
  per text,
  base text,
  region_name text,
  passage integer references passages(id) on delete set null,
  page integer,
  start integer not null,
  "end" integer not null,
  parent integer references figures(id) on delete set null,
  same_as integer references figures(id) on delete set null,
  scope_of integer references figures(id) on delete set null,
  confidence real not null,
  rule text not null,
  rank text not null default 'normal' check(
    rank = 'preferred' or rank = 'normal' or rank = 'deprecated'),
  uid text not null unique,
  value_text text not null,
  value_high_text text,
  value_extracted text,
  bbox text check(bbox is null or json_valid(bbox)),
  reasons text check(reasons is null or json_valid(reasons)),
  correction integer references corrections(id),
  check("end" > start)
) strict;
CREATE TABLE failures(
  id integer primary key,
  uri text not null,
  stage text not null check(stage in ('fetch', 'parse', 'segment', 'extract', 'normalise', 'store')),
  error text not null,
  message text not null,
  at text not null,
  document_id integer references documents(id) on delete cascade,
  run_id integer not null references runs(id),
  traceback text
) strict;
CREATE TABLE checks(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  kind text not null,
  stated text not null,
  computed text not null,
  residual real not null,
  tolerance real,
  words text not null,
  holds integer not null check(holds in (0, 1)),
  figure integer references figures(id) on delete cascade,
  figures text not null check(json_valid(figures))
) strict;
CREATE TABLE origins(
  document_id integer primary key references documents(id) on delete cascade,
  origin integer not null references documents(id) on delete cascade,
  shared integer not null,
  containment real not null
) strict;
CREATE TABLE sentence_hashes(
  hash integer not null,
  document_id integer not null references documents(id) on delete cascade,
  primary key(hash, document_id)
) strict, without rowid;
CREATE TABLE representative(
  figure integer primary key references figures(id) on delete cascade,
  indicator text not null references indicators(id),
  region_code text not null references regions(code),
  period_start text,
  period_end text,
  status text not null,
  facet text not null,
  unit text not null,
  aggregation text not null,
  programme text,
  "group" text,
  scope_of text,
  part text,
  base text,
  per text,
  basis text,
  main integer not null check(main in (0, 1)),
  decision text not null,
  statements integer not null,
  documents integer not null,
  origins integer not null,
  flags text not null check(json_valid(flags))
) strict;
CREATE TABLE conflicts(
  id integer primary key,
  chosen integer not null references figures(id) on delete cascade,
  other integer not null references figures(id) on delete cascade,
  flag text not null,
  difference real not null,
  ratio real,
  unique(chosen, other)
) strict;
CREATE TABLE pending_choices(
  indicator text not null,
  region_code text not null,
  period_end text not null,
  primary key(indicator, region_code, period_end)
) strict, without rowid;
CREATE TABLE pending_origins(
  document_id integer primary key references documents(id) on delete cascade
) strict;
CREATE TABLE report(
  id integer primary key,
  type text not null,
  parameters text not null check(json_valid(parameters)),
  as_of text not null,
  db_content_sha256 text not null,
  generator_version text not null,
  content_sha256 text not null unique
) strict;
CREATE TABLE report_number(
  report_id integer not null references report(id) on delete cascade,
  ord integer not null,
  text text not null,
  kind text not null,
  value_text text,
  figure_uid text,
  expression text,
  inputs text not null check(json_valid(inputs)),
  primary key(report_id, ord)
) strict;
CREATE TABLE properties(
  name text primary key,
  value text not null
) strict;
CREATE INDEX ix_figures_key on figures(indicator, region_code, period_end, status, value);
CREATE INDEX ix_figures_region on figures(region_code, indicator, period_end);
CREATE INDEX ix_figures_document on figures(document_id, start);
CREATE INDEX ix_figures_period on figures(period_end);
CREATE INDEX ix_figures_value on figures(value);
CREATE INDEX ix_figures_status on figures(status);
CREATE INDEX ix_figures_passage on figures(passage);
CREATE INDEX ix_figures_parent on figures(parent) where parent is not null;
CREATE INDEX ix_figures_same_as on figures(same_as) where same_as is not null;
CREATE INDEX ix_figures_scope_of on figures(scope_of) where scope_of is not null;
CREATE INDEX ix_figures_correction on figures(correction) where correction is not null;
CREATE INDEX ix_regions_parent on regions(parent_code);
CREATE INDEX ix_sources_run on sources(run_id);
CREATE INDEX ix_sources_sha256 on sources(sha256);
CREATE INDEX ix_documents_published on documents(published);
CREATE INDEX ix_documents_sha256 on documents(sha256);
CREATE INDEX ix_documents_uri on documents(uri);
CREATE INDEX ix_documents_run on documents(run_id);
CREATE INDEX ix_documents_superseded on documents(superseded_by) where superseded_by is not null;
CREATE INDEX ix_table_cells_passage on table_cells(passage_id);
CREATE INDEX ix_citations_document on citations(document_id);
CREATE INDEX ix_citations_number on citations(document_number);
CREATE INDEX ix_attachments_document on attachments(document_id);
CREATE INDEX ix_corrections_uid on corrections(uid);
CREATE INDEX ix_failures_uri on failures(uri);
CREATE INDEX ix_failures_document on failures(document_id);
CREATE INDEX ix_failures_run on failures(run_id);
CREATE INDEX ix_checks_document on checks(document_id);
CREATE INDEX ix_checks_figure on checks(figure);
CREATE INDEX ix_origins_origin on origins(origin);
CREATE INDEX ix_sentence_hashes_document on sentence_hashes(document_id);
CREATE INDEX ix_representative_key on representative(indicator, region_code, period_end, status);
CREATE INDEX ix_representative_region on representative(region_code, indicator);
CREATE INDEX ix_conflicts_other on conflicts(other);
CREATE INDEX ix_report_number_figure on report_number(figure_uid);
CREATE VIEW documents_seg as
  select id, zh_seg(title) title, zh_seg(text) text from documents;
CREATE VIRTUAL TABLE documents_fts using fts5(title, text, content='documents_seg',
  content_rowid='id', tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co P* S*' tokenchars '
	'");
CREATE TRIGGER documents_ai after insert on documents begin
  insert into documents_fts(rowid, title, text)
    values (new.id, zh_seg(new.title), zh_seg(new.text));
end;
CREATE TRIGGER documents_ad after delete on documents begin
  insert into documents_fts(documents_fts, rowid, title, text)
    values ('delete', old.id, zh_seg(old.title), zh_seg(old.text));
end;
CREATE TRIGGER documents_au after update of title, text on documents begin
  insert into documents_fts(documents_fts, rowid, title, text)
    values ('delete', old.id, zh_seg(old.title), zh_seg(old.text));
  insert into documents_fts(rowid, title, text)
    values (new.id, zh_seg(new.title), zh_seg(new.text));
end;
CREATE VIEW passages_seg as
  select id, zh_seg(text) text from passages;
CREATE VIRTUAL TABLE passages_fts using fts5(text, content='passages_seg',
  content_rowid='id', tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co P* S*' tokenchars '
	'");
CREATE TRIGGER passages_ai after insert on passages begin
  insert into passages_fts(rowid, text) values (new.id, zh_seg(new.text));
end;
CREATE TRIGGER passages_ad after delete on passages begin
  insert into passages_fts(passages_fts, rowid, text)
    values ('delete', old.id, zh_seg(old.text));
end;
CREATE TRIGGER passages_au after update of text on passages begin
  insert into passages_fts(passages_fts, rowid, text)
    values ('delete', old.id, zh_seg(old.text));
  insert into passages_fts(rowid, text) values (new.id, zh_seg(new.text));
end;
CREATE VIEW figures_wide as
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
CREATE VIEW facts as
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
CREATE VIEW facts_by_scope as
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
CREATE VIEW broken_quotes as
select f.id, f.uid, f.quote, substr(d.text, f.start + 1, f."end" - f.start) found
from figures f join documents d on d.id = f.document_id
where substr(d.text, f.start + 1, f."end" - f.start) <> f.quote;
insert into _sqlite_migrations("id", "migration_set", "name", "applied_at") values (1, 'gongbao', '0001_tables', '2026-11-25 07:43:59.917061+00:00');
insert into _sqlite_migrations("id", "migration_set", "name", "applied_at") values (2, 'gongbao', '0002_indexes', '2026-11-25 07:43:59.928341+00:00');
insert into _sqlite_migrations("id", "migration_set", "name", "applied_at") values (3, 'gongbao', '0003_search', '2026-11-25 07:43:59.930010+00:00');
insert into _sqlite_migrations("id", "migration_set", "name", "applied_at") values (4, 'gongbao', '0004_views', '2026-11-25 07:43:59.935158+00:00');
insert into regions("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y") values ('100000', '全国', NULL, NULL, 'country', NULL, NULL);
insert into regions("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y") values ('360000', '江西省', NULL, '100000', 'province', 6, 5);
insert into regions("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y") values ('360900', '宜春市', NULL, '360000', 'city', NULL, NULL);
insert into regions("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y") values ('360926', '铜鼓县', NULL, '360900', 'county', NULL, NULL);
insert into regions("code", "name_zh", "name_en", "parent_code", "level", "grid_x", "grid_y") values ('430000', '湖南省', 'Hunan', '100000', 'province', 5, 5);
insert into indicators("id", "name_zh", "name_en", "pack", "kind", "unit", "aggregation", "definition", "sort") values ('employed_people', '吸纳带动就业人数', 'People employed', 'work_relief', 'count', 'person', 'flow', 'for tests', 0);
insert into indicators("id", "name_zh", "name_en", "pack", "kind", "unit", "aggregation", "definition", "sort") values ('labor_remuneration_paid', '发放劳务报酬', 'Remuneration paid', 'work_relief', 'money', 'CNY', 'flow', 'for tests', 1);
insert into indicators("id", "name_zh", "name_en", "pack", "kind", "unit", "aggregation", "definition", "sort") values ('labor_remuneration_ratio', '劳务报酬占比', 'Ratio', 'work_relief', 'ratio', 'pct', 'ratio', 'for tests', 3);
insert into indicators("id", "name_zh", "name_en", "pack", "kind", "unit", "aggregation", "definition", "sort") values ('projects_reserved', '储备项目', 'Projects reserved', 'work_relief', 'count', 'project', 'stock', 'for tests', 2);
insert into runs("id", "command", "status", "started_at", "finished_at", "tool_version", "added", "updated", "unchanged", "failed", "figures", "seconds", "config") values (1, 'ingest', 'ok', '2025-07-24T08:00:00', '2025-07-24T08:00:09', '0.1.0', 4, 0, 0, 1, 5, 9.0, NULL);
insert into sources("uri", "sha256", "sidecar_sha256", "size", "mtime_ns", "etag", "last_modified", "reader", "state", "attempts", "run_id") values ('/home/someone/bulletins/news.html', '026d91fb3ae25533bdaf98d9634ab8665e9e033cb460733d97bf7d5969c3d3a9', NULL, 100, 1, NULL, NULL, '1', 'read', 1, 1);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (1, '湖南推广以工代赈', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', '026d91fb3ae2-1', '/home/someone/bulletins/news.html', '026d91fb3ae25533bdaf98d9634ab8665e9e033cb460733d97bf7d5969c3d3a9', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 48, '湖南推广以工代赈
上半年带动20.59万人就业，发放劳务报酬24.36亿元，其中脱贫人口3万人。', '6539f645b7377fc985dd50851b7bd2dd7bc96109ad01dad73765d94d212d2cb1', NULL, NULL, NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (2, '标题
项目	人数', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', 'a5a2e3f40980-1', '标题
项目	人数.txt', 'a5a2e3f40980b52b6a848d0477e166e319cb272e4ff2006ff91fc178ab78e776', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, '["a page"]', '[[0,1]]', '{"site":"发改委"}', 8, '标题
项目	人数', 'afc2ce0d1144476a4951979113136d433dbebcbbe87e3511b868feacdabcafaa', NULL, 'twice', NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (3, '湖南推广以工代赈', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', '7374b39dc3fc-1', 'https://www.example.org/a.html', '7374b39dc3fcfe6e5148d120d8a847e186c622eb3e59d4bde27419afb30fe06f', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 21, '湖南推广以工代赈
上半年带动21万人就业。', 'dd0cf1587cda6daa11a7aff20a4b3df2ec8978c5f1927f3a862befda1d263d12', 4, NULL, NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (4, '湖南推广以工代赈', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', 'f11ed4a52a1f-1', 'https://www.example.org/a.html', 'f11ed4a52a1f590c09c9ab5253b3d10ead56de4dfb189c73acfd0ac5c58aaff6', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 23, '湖南推广以工代赈
上半年带动20.5万人就业。', 'e78d219318af481a74e3f93c01de1040e8002b788c5ad6d95202712fe066c4c3', NULL, NULL, NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (5, '全省', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', '6e393636c623-1', '全省.txt', '6e393636c623539d3a42f3ed59faeecb0643603aa048a1585939087d030ca6cd', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 15, '全省
上半年带动30万人就业。', '2dc95cfd1100e39ca3cd12dabe6ee085e637fb2640768c38cd844eff6f49fb33', NULL, NULL, NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (6, '转载', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', '71cb49a4eb66-1', 'copies/news.txt', '71cb49a4eb6613f0888c065337ae095bf02dc613783dfff917161081a1d5de51', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 42, '转载
上半年带动20.59万人就业，发放劳务报酬24.36亿元，其中脱贫人口3万人。', '4cf375b6b68a7f911ce5e077e0a4eab4df8b7d460d0866cb85fd2021d3ba0d57', NULL, NULL, NULL);
insert into documents("id", "title", "issuer", "document_number", "published", "kind", "lang", "status", "uid", "uri", "sha256", "part", "index_number", "topic", "genre", "written", "content_source", "author", "dateline_place", "script", "mime", "encoding", "pages", "authority", "losses", "reference_spans", "metadata", "n_chars", "text", "content_sha256", "superseded_by", "withdrawn", "run_id") values (7, '最新', '湖南省发展改革委', NULL, '2025-07-23', 'news', 'zh', 'ok', '9154eca465f6-1', '最新.txt', '9154eca465f69f74262b9d5410dcbc5fd579b7b94199d2d12d89979ee4efa0d5', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'text/plain', NULL, NULL, 0, NULL, NULL, NULL, 15, '最新
上半年带动40万人就业。', '0196de92ef45fef54303e052f62e632d44d7ce84e63408ae606e8def128d4db7', NULL, NULL, NULL);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (1, 1, 0, 'title', '湖南推广以工代赈', NULL, NULL, NULL, NULL, 0, 8);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (2, 1, 1, 'paragraph', '上半年带动20.59万人就业，发放劳务报酬24.36亿元，其中脱贫人口3万人。', NULL, NULL, NULL, NULL, 9, 48);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (3, 2, 0, 'title', '标题', NULL, NULL, NULL, NULL, 0, 2);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (4, 2, 1, 'table', '项目	人数', NULL, 2, '[1.5,2.25,3.0,4.0]', NULL, 3, 8);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (5, 3, 0, 'title', '湖南推广以工代赈', NULL, NULL, NULL, NULL, 0, 8);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (6, 3, 1, 'paragraph', '上半年带动21万人就业。', NULL, NULL, NULL, NULL, 9, 21);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (7, 4, 0, 'title', '湖南推广以工代赈', NULL, NULL, NULL, NULL, 0, 8);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (8, 4, 1, 'paragraph', '上半年带动20.5万人就业。', NULL, NULL, NULL, NULL, 9, 23);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (9, 5, 0, 'title', '全省', NULL, NULL, NULL, NULL, 0, 2);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (10, 5, 1, 'paragraph', '上半年带动30万人就业。', NULL, NULL, NULL, NULL, 3, 15);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (11, 6, 0, 'title', '转载', NULL, NULL, NULL, NULL, 0, 2);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (12, 6, 1, 'paragraph', '上半年带动20.59万人就业，发放劳务报酬24.36亿元，其中脱贫人口3万人。', NULL, NULL, NULL, NULL, 3, 42);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (13, 7, 0, 'title', '最新', NULL, NULL, NULL, NULL, 0, 2);
insert into passages("id", "document_id", "no", "kind", "text", "level", "page", "bbox", "lang", "start", "end") values (14, 7, 1, 'paragraph', '上半年带动40万人就业。', NULL, NULL, NULL, NULL, 3, 15);
insert into table_cells("id", "passage_id", "row", "col", "rowspan", "colspan", "start", "end", "is_header", "page", "bbox") values (1, 4, 0, 0, 1, 1, 3, 5, 1, NULL, NULL);
insert into table_cells("id", "passage_id", "row", "col", "rowspan", "colspan", "start", "end", "is_header", "page", "bbox") values (2, 4, 0, 1, 1, 1, 6, 8, 1, 2, '[1,2,3,4]');
insert into citations("id", "document_id", "document_number", "start", "end") values (1, 2, '发改振兴〔2025〕88号', 0, 2);
insert into attachments("id", "document_id", "name", "url") values (1, 2, '附件.doc', 'https://example.org/a.doc');
insert into corrections("id", "target", "uid", "action", "value_text", "reason", "author", "at") values (1, 'figure', '40c74a03cf746597', 'value', '205901', 'misread', NULL, '2026-11-25T07:43:59Z');
insert into corrections("id", "target", "uid", "action", "value_text", "reason", "author", "at") values (2, 'document', 'a5a2e3f40980-1', 'withdraw', NULL, 'twice', NULL, '2026-11-25T07:43:59Z');
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (1, 1, '20.5901 万人', '20.59万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 205901.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 2, NULL, 14, 21, NULL, NULL, NULL, 1.0, 'test', 'normal', '40c74a03cf746597', '205901', NULL, '205900', NULL, '[["region","r","湖南"]]', 1);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (2, 1, '24.36 亿元', '24.36亿元', 'labor_remuneration_paid', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 2436000000.0, NULL, 'CNY', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 2, NULL, 30, 37, NULL, NULL, NULL, 1.0, 'test', 'normal', '4294251a25c25cfd', '2436000000', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (3, 1, '3 万人', '3万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 30000.0, NULL, 'person', 'part', NULL, NULL, NULL, NULL, NULL, '湖南省', 2, NULL, 44, 47, 1, NULL, NULL, 1.0, 'test', 'normal', 'ae4e5a781dfbda77', '30000', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (4, 3, '21 万人', '21万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 210000.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 6, NULL, 14, 18, NULL, NULL, NULL, 1.0, 'test', 'normal', 'ceb76a50b7f63475', '210000', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (5, 4, '20.5 万人', '20.5万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 205000.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 8, NULL, 14, 20, NULL, NULL, NULL, 1.0, 'test', 'normal', '6850dfac534b35fa', '205000', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (6, 5, '30 万人', '30万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 300000.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 10, NULL, 8, 12, NULL, NULL, NULL, 1.0, 'test', 'normal', '3b3f5ddddde93e68', '300000', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (7, 6, '20.59 万人', '20.59万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 205900.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 12, NULL, 8, 15, NULL, NULL, NULL, 1.0, 'test', 'normal', 'a0a32bc431e79717', '205900', NULL, NULL, NULL, NULL, NULL);
insert into figures("id", "document_id", "display", "quote", "indicator", "subject", "region_code", "period_start", "period_end", "status", "facet", "comparator", "value", "value_high", "unit", "role", "programme", "group", "basis", "per", "base", "region_name", "passage", "page", "start", "end", "parent", "same_as", "scope_of", "confidence", "rule", "rank", "uid", "value_text", "value_high_text", "value_extracted", "bbox", "reasons", "correction") values (8, 7, '40 万人', '40万人', 'employed_people', '就业', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'eq', 400000.0, NULL, 'person', 'body', NULL, NULL, NULL, NULL, NULL, '湖南省', 14, NULL, 8, 12, NULL, NULL, NULL, 1.0, 'test', 'normal', '6d1121265cfc386d', '400000', NULL, NULL, NULL, NULL, NULL);
insert into failures("id", "uri", "stage", "error", "message", "at", "document_id", "run_id", "traceback") values (1, '/home/someone/bulletins/broken.pdf', 'parse', 'NotReadableError', '/home/someone/bulletins/broken.pdf: no pages', '2025-07-24T08:00:05', NULL, 1, NULL);
insert into checks("id", "document_id", "kind", "stated", "computed", "residual", "tolerance", "words", "holds", "figure", "figures") values (1, 1, 'parts', '205900', '30000', 175900.0, 5000.0, '3万人 = 20.59万人', 0, 1, '["40c74a03cf746597", "ae4e5a781dfbda77"]');
insert into origins("document_id", "origin", "shared", "containment") values (1, 1, 1, 1.0);
insert into origins("document_id", "origin", "shared", "containment") values (6, 1, 1, 1.0);
insert into sentence_hashes("hash", "document_id") values (2932103155048268128, 1);
insert into sentence_hashes("hash", "document_id") values (7797129188545378811, 3);
insert into sentence_hashes("hash", "document_id") values (2564461077083573418, 4);
insert into sentence_hashes("hash", "document_id") values (4934683950321211329, 5);
insert into sentence_hashes("hash", "document_id") values (2932103155048268128, 6);
insert into sentence_hashes("hash", "document_id") values (8255765881257579664, 7);
insert into representative("figure", "indicator", "region_code", "period_start", "period_end", "status", "facet", "unit", "aggregation", "programme", "group", "scope_of", "part", "base", "per", "basis", "main", "decision", "statements", "documents", "origins", "flags") values (2, 'labor_remuneration_paid', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'CNY', 'period', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 'only', 1, 1, 1, '[]');
insert into representative("figure", "indicator", "region_code", "period_start", "period_end", "status", "facet", "unit", "aggregation", "programme", "group", "scope_of", "part", "base", "per", "basis", "main", "decision", "statements", "documents", "origins", "flags") values (3, 'employed_people', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'person', 'period', NULL, NULL, NULL, '就业', NULL, NULL, NULL, 0, 'only', 1, 1, 1, '[]');
insert into representative("figure", "indicator", "region_code", "period_start", "period_end", "status", "facet", "unit", "aggregation", "programme", "group", "scope_of", "part", "base", "per", "basis", "main", "decision", "statements", "documents", "origins", "flags") values (7, 'employed_people', '430000', '2025-01-01', '2025-06-30', 'actual', 'level', 'person', 'period', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 'narrowest', 4, 4, 3, '["conflict", "reposts", "rounded"]');
insert into conflicts("id", "chosen", "other", "flag", "difference", "ratio") values (1, 7, 1, 'rounded', 1.0, 1.00000485672656624913e+00);
insert into conflicts("id", "chosen", "other", "flag", "difference", "ratio") values (2, 7, 6, 'conflict', 94100.0, 1.45701796988829523904e+00);
insert into conflicts("id", "chosen", "other", "flag", "difference", "ratio") values (3, 7, 5, 'conflict', -900.0, 1.00439024390243902828e+00);
insert into pending_choices("indicator", "region_code", "period_end") values ('employed_people', '430000', '2025-06-30');
insert into pending_origins("document_id") values (7);
insert into report("id", "type", "parameters", "as_of", "db_content_sha256", "generator_version", "content_sha256") values (1, 'brief', '{"region": "430000"}', '2025-08-01', '8bb6e2fd4fd5879688d4bf4b26394185322a75da9c47ff8a71ed05f0e247faae', '0.1.0', 'c0ffee');
insert into report_number("report_id", "ord", "text", "kind", "value_text", "figure_uid", "expression", "inputs") values (1, 1, '20.59万人', 'figure', '205900', '40c74a03cf746597', NULL, '[]');
insert into properties("name", "value") values ('zh_seg', '1');
insert into properties("name", "value") values ('regions', '400a21d8ef3f7ecdf0d39c74fe85ca9af11842a560dc791be1561ca94f7bbe55');
insert into properties("name", "value") values ('indicators', '41f07ccdfa0a0267e84047e505d1bad3a9cc4e2aee7c18f60412271c68c911c7');
