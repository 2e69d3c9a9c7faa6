"""What every page shares: the language, the rows of the corpus, the frame around the content."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from .languages import COOKIE, LANGUAGES, choose_language, words
from .periods import period_label
from .values import english_value

if TYPE_CHECKING:  # Datasette imports its plugins while it is itself half imported
    from datasette.app import Datasette

DATABASE = "corpus"
PLUGIN = "gongbao"
# The region 100000 has the name of the state; figures about it are figures of the whole nation.
STATE = "中华人民共和国"
Row = dict[str, Any]


class NoSuchPageError(LookupError):
    """The address names nothing that the corpus holds."""


class Page:
    """A request for one of our pages."""

    def __init__(self, datasette: "Datasette", request: Request) -> None:
        self.datasette = datasette
        self.request = request
        self.language = language_of(datasette, request)

    async def ensure_visible(self) -> None:
        """Raise datasette's Forbidden where this reader may not see the corpus."""
        actor = self.request.actor
        try:
            from datasette.resources import DatabaseResource
        except ImportError:  # before 1.0
            what = [("view-database", DATABASE), "view-instance"]
            await self.datasette.ensure_permissions(actor, what)
        else:
            resource = DatabaseResource(DATABASE)
            await self.datasette.ensure_permission(
                action="view-database", resource=resource, actor=actor
            )

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Return the rows of a query."""
        database = self.datasette.get_database(DATABASE)
        result = await database.execute(sql, parameters)
        return [dict(row) for row in result.rows]

    async def row(self, sql: str, **parameters: object) -> Row | None:
        """Return the first row of a query."""
        rows = await self.rows(sql, **parameters)
        return rows[0] if rows else None

    def argument(self, name: str) -> str:
        """Return a query argument, empty where it is not given."""
        return str(self.request.args.get(name) or "").strip()

    async def render(self, template: str, status: int = 200, **context: Any) -> Response:
        """Return the page made of a template."""
        body = await self.datasette.render_template(
            f"gongbao/{template}", context, request=self.request
        )
        response = Response.html(body, status=status)
        asked = self.argument("lang")
        if asked in LANGUAGES:
            response.set_cookie(COOKIE, asked, max_age=31_536_000, httponly=True)
        return response

    def named(self, row: Row, zh: str, en: str) -> str:
        """Return a name in the language of the page; the Chinese one where there is no other."""
        return _named(row, zh, en, self.language)


def language_of(datasette: "Datasette", request: Request | None) -> str:
    """Return zh or en for a request."""
    default = (datasette.plugin_config(PLUGIN) or {}).get("lang")
    if request is None:
        return choose_language(None, None, "", default)
    # On a table, lang is a column to filter by.
    ours = f"/{DATABASE}" not in request.path
    return choose_language(
        request.args.get("lang") if ours else None,
        request.cookies.get(COOKIE),
        request.headers.get("accept-language") or "",
        default,
    )


def template_context(datasette: "Datasette", request: Request | None) -> dict[str, object]:
    """Return what our templates call: words, names of periods and values, addresses."""
    language = language_of(datasette, request)
    return {
        "w": words(language),
        "lang": language,
        "other_lang_url": _other_language_url(request, language),
        "period": lambda row: period_label(row["period_start"], row["period_end"], language),
        "value": lambda row: _value(row, language),
        "named": lambda row, zh, en: _named(row, zh, en, language),
        "data": _data,
        "loads": json.loads,
    }


def _other_language_url(request: Request | None, language: str) -> str:
    other = "en" if language == "zh" else "zh"
    if request is None:
        return f"?lang={other}"
    kept = [
        part for part in request.query_string.split("&") if part and not part.startswith("lang=")
    ]
    return "?" + "&".join([*kept, f"lang={other}"])


def _named(row: Mapping[str, Any], zh: str, en: str, language: str) -> str:
    if row[zh] == STATE:
        return words(language)["nation"]
    return str((row[en] if language == "en" else None) or row[zh] or "")


def _value(row: Mapping[str, Any], language: str) -> str:
    if language == "zh":
        return str(row["display"])
    return english_value(row["value"], row["value_high"], row["unit"], row["comparator"])


def _data(content: object) -> Markup:
    """Return JSON that is safe inside a script element of type application/json."""
    text = json.dumps(content, ensure_ascii=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
