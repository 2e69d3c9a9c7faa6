-- Names of what figures point to. `code` is GB/T 2260 (6 digits; townships 9).
create table regions(
  code text primary key,
  name_zh text not null,
  name_en text,
  parent_code text references regions(code),
  level text not null check(level in ('country', 'province', 'city', 'county', 'township')),
  grid_x integer,
  grid_y integer
) strict;

create table indicators(
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

-- What was done, when, with which version.
create table runs(
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

-- Every file or address that was ever read, so that an unchanged one is read once.
create table sources(
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

create table documents(
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

create table passages(
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

create table table_cells(
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

create table citations(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  document_number text not null,
  start integer not null,
  "end" integer not null,
  check("end" >= start)
) strict;

create table attachments(
  id integer primary key,
  document_id integer not null references documents(id) on delete cascade,
  name text not null,
  url text
) strict;

-- A person's word. Rows are only ever added; the last one for a target is in force.
create table corrections(
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

-- One number of a text with all that is known of it. The order of the columns is the
-- order in which Datasette shows them. Closed lists are chains of `or`: for each row that
-- is inserted `in (…)` builds its list anew, which cost more than writing the row.
create table figures(
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

create table failures(
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

-- Arithmetic that a text invites: parts and total, total and per head, level and growth.
create table checks(
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

-- Documents that repeat one another; `origin` is the one they repeat.
create table origins(
  document_id integer primary key references documents(id) on delete cascade,
  origin integer not null references documents(id) on delete cascade,
  shared integer not null,
  containment real not null
) strict;

create table sentence_hashes(
  hash integer not null,
  document_id integer not null references documents(id) on delete cascade,
  primary key(hash, document_id)
) strict, without rowid;

-- One row a key (the columns from indicator to basis): the figure chosen for it, and why.
create table representative(
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

create table conflicts(
  id integer primary key,
  chosen integer not null references figures(id) on delete cascade,
  other integer not null references figures(id) on delete cascade,
  flag text not null,
  difference real not null,
  ratio real,
  unique(chosen, other)
) strict;

-- Cells whose choice is to be made again; '' stands for no period end.
create table pending_choices(
  indicator text not null,
  region_code text not null,
  period_end text not null,
  primary key(indicator, region_code, period_end)
) strict, without rowid;

-- Documents whose reposts are to be looked for again.
create table pending_origins(
  document_id integer primary key references documents(id) on delete cascade
) strict;

create table report(
  id integer primary key,
  type text not null,
  parameters text not null check(json_valid(parameters)),
  as_of text not null,
  db_content_sha256 text not null,
  generator_version text not null,
  content_sha256 text not null unique
) strict;

create table report_number(
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

-- What a later version must know of this file: the version of the search segmentation,
-- the digest of the regions and indicators it holds.
create table properties(
  name text primary key,
  value text not null
) strict;
