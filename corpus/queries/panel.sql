-- zh: 面板
-- en: Panel
-- about_zh: 地区×时期，一行一个实际数，便于 pandas 或 R。
-- about_en: Place × period, one actual value a row.
select region_code, region, period_start, period_end, value, value_high, unit, comparator
from facts
where indicator_id = :indicator and status = 'actual'
order by region_code, period_end, period_start
