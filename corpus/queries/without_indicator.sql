-- zh: 没有指标的数值
-- en: Figures without an indicator
-- about_zh: 最常见的所指，可据此增补指标包。
-- about_en: The most frequent subjects, to make a pack of.
select subject, unit, count(*) n, min(quote) example
from figures
where indicator is null
group by subject, unit
order by n desc, subject
limit 200
