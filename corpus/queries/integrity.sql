-- zh: 一致性检查（应为空）
-- en: Integrity (must be empty)
-- about_zh: 引文与其在原文中的位置不符的数值。
-- about_en: Figures whose quote does not stand at its place.
select * from broken_quotes
