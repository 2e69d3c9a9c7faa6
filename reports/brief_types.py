"""The types of briefing by name; a new type is a function in its own file and a line here."""

from collections.abc import Callable, Mapping

from .desk import Desk, Draft
from .duizhao import duizhao
from .jianbao import jianbao
from .tongbao import tongbao
from .zhuanbao import zhuanbao

TYPES: Mapping[str, Callable[[Desk], Draft]] = {
    "jianbao": jianbao,
    "tongbao": tongbao,
    "zhuanbao": zhuanbao,
    "duizhao": duizhao,
    "brief": jianbao,
}
