-- title: 一致性检查（应为空） Integrity (must be empty)
-- description: 引文与其在原文中的位置不符的数值。Figures whose quote does not stand at its place.
select * from broken_quotes
