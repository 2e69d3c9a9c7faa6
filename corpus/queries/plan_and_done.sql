-- zh: 计划与完成
-- en: Planned and done
-- about_zh: 同一指标、地区、年份的计划数或目标数与全年实际数。
-- about_en: Plan or target beside the actual value of the same year.
select p.indicator, p.region, p.period_end, p.status, p.display planned, a.display done,
  round(100.0 * a.value / p.value, 1) percent, p.figure_uid planned_figure, a.figure_uid done_figure
from facts p
left join facts a on a.indicator_id = p.indicator_id and a.region_code = p.region_code
  and a.period_start is p.period_start and a.period_end is p.period_end and a.unit = p.unit
  and a.status = 'actual'
where p.status in ('planned', 'target')
order by p.period_end desc, p.region_code, p.indicator_id
