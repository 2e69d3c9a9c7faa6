-- zh: 同比（计算）
-- en: Year on year, calculated
-- about_zh: 与上年同期同口径相比；约数不计。
-- about_en: Against the same period a year before; approximate values left out.
select now.indicator, now.region, now.period_start, now.period_end, before.display before,
  now.display now, round(100.0 * (now.value - before.value) / before.value, 1) percent
from facts now
join facts before on before.indicator_id = now.indicator_id
  and before.region_code = now.region_code and before.unit = now.unit
  and before.status = now.status
  and before.period_start = date(now.period_start, '-1 year')
  and before.period_end = date(now.period_end, '-1 year')
where now.status = 'actual' and now.comparator = 'eq' and before.comparator = 'eq'
  and before.value > 0
order by now.period_end desc, now.indicator_id, now.region_code
