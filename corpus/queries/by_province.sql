-- zh: 分省
-- en: By province
-- about_zh: 一个指标一个时期各省的实际数。
-- about_en: Actual values of an indicator and period by province.
select region, region_en, grid_x, grid_y, display, value, unit, document, figure_uid
from facts
where indicator_id = :indicator and period_start is nullif(:period_start, '')
  and period_end = :period_end and status = 'actual' and region_level = 'province'
order by value desc
