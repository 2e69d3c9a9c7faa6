"""The queries that ship: SQL files with a title and a sentence in Chinese and English.

They run as Datasette's canned queries, also where SQL is closed, and are shown as
recipes to start from where it is open.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_COMMENT = re.compile(r"^-- (zh|en|about_zh|about_en): (.+)\n", re.MULTILINE)
_PARAMETER = re.compile(r":([a-z_]\w*)")
_TEXT = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A query: `titles` and `abouts` by language (zh, en); `parameters` in order of their use."""

    name: str
    titles: dict[str, str]
    abouts: dict[str, str]
    sql: str
    parameters: tuple[str, ...]

    def canned(self) -> dict[str, str]:
        """Return the query as Datasette's metadata holds it, Chinese before English."""
        return {
            "title": f"{self.titles['zh']} {self.titles['en']}",
            "description": f"{self.abouts['zh']}{self.abouts['en']}",
            "sql": self.sql,
        }


@cache
def recipes() -> tuple[Recipe, ...]:
    """Return the queries of corpus/queries by name."""
    folder = files("corpus") / "queries"
    return tuple(
        read_recipe(file.name.removesuffix(".sql"), file.read_text(encoding="utf8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
    )


def read_recipe(name: str, text: str) -> Recipe:
    """Return the query of a file.

    >>> text = "-- zh: 甲\\n-- en: A\\n-- about_zh: 乙。\\n-- about_en: B.\\nselect :q, ':no'"
    >>> recipe = read_recipe("a", text)
    >>> recipe.sql, recipe.parameters, recipe.titles["en"]
    ("select :q, ':no'", ('q',), 'A')
    """
    words = dict(_COMMENT.findall(text))
    sql = _COMMENT.sub("", text).strip()
    found = _PARAMETER.findall(_TEXT.sub("", sql))
    return Recipe(
        name=name,
        titles={language: words[language] for language in ("zh", "en")},
        abouts={language: words[f"about_{language}"] for language in ("zh", "en")},
        sql=sql,
        parameters=tuple(dict.fromkeys(found)),
    )
