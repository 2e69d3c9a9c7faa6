-- Facts that can hardly both be true (reports.md §6.5): a total since the same day that falls,
-- a province above the nation, pay per head out of all proportion. Each side must be bounded
-- where it matters: "more than 20" does not fall short of 30. One per cent is left to rounding.
-- (Cross joins keep SQLite from starting at all that is said of the nation, or of people.)
create view doubts as
select 'cum_falls' kind, p.indicator indicator_id, p.region_code, p.period_start, p.period_end,
  p.status, p.unit, f.value, f.display, g.value other_value, g.display other,
  g.value / f.value ratio, f.uid figure_uid, g.uid other_figure_uid, p.figure figure_id,
  q.figure other_figure_id
from representative p
join representative q on q.indicator = p.indicator and q.region_code = p.region_code
  and q.period_end < p.period_end and q.period_start = p.period_start
  and q.status = p.status and q.unit = p.unit
join figures f on f.id = p.figure
join figures g on g.id = q.figure
where p.main and q.main and p.aggregation = 'period' and p.status = 'actual'
  and f.value > 0 and ifnull(f.value_high, f.value) < 0.99 * g.value
  and f.comparator not in ('more_than', 'at_least')
  and g.comparator not in ('less_than', 'at_most', 'nearly')
union all
select 'part_gt_whole', p.indicator, p.region_code, p.period_start, p.period_end, p.status,
  p.unit, f.value, f.display, g.value, g.display, f.value / g.value, f.uid, g.uid, p.figure,
  q.figure
from representative p
join regions r on r.code = p.region_code and r.level = 'province'
cross join representative q on q.indicator = p.indicator and q.region_code = '100000'
  and q.period_end is p.period_end and q.period_start is p.period_start
  and q.status = p.status and q.unit = p.unit
join figures f on f.id = p.figure
join figures g on g.id = q.figure
where p.main and q.main and p.aggregation in ('period', 'cumulative', 'stock')
  and g.value > 0 and f.value > 1.01 * ifnull(g.value_high, g.value)
  and f.comparator not in ('less_than', 'at_most', 'nearly')
  and g.comparator not in ('more_than', 'at_least')
union all
select 'per_head', p.indicator, p.region_code, p.period_start, p.period_end, p.status, p.unit,
  f.value, f.display, g.value, g.display, f.value / g.value, f.uid, g.uid, p.figure, q.figure
from representative p
cross join representative q on q.indicator = 'employed_people' and q.region_code = p.region_code
  and q.period_end is p.period_end and q.period_start is p.period_start and q.status = p.status
join figures f on f.id = p.figure
join figures g on g.id = q.figure
where p.main and q.main and p.indicator = 'labor_remuneration_paid' and p.unit = 'CNY'
  and q.unit = 'person' and p.status = 'actual' and p.programme is q.programme and g.value > 0
  and f.value / g.value not between 1000 and 60000;
