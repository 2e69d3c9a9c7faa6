"""The types of briefing by name; a new type is a function in its own file and a line here."""

from collections.abc import Callable, Mapping

from .desk import Desk, Draft
from .jianbao import jianbao

TYPES: Mapping[str, Callable[[Desk], Draft]] = {
    "jianbao": jianbao,
    "brief": jianbao,
}
