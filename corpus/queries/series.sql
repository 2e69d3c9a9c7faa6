-- zh: 历期
-- en: Over time
-- about_zh: 一个指标一个地区的全部时期。
-- about_en: Every period held of an indicator and place.
select period_start, period_end, status, display, value, unit, document, published, figure_uid
from facts
where indicator_id = :indicator and region_code = :region_code
order by period_end, period_start, status
