"""The Datasette plugin: search functions, limits, pages, headers. All else is in corpus/web."""

import sqlite3
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Request, Response
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from .search import register_functions
from .web.briefing_page import briefing, download
from .web.document_page import document
from .web.feed import feed
from .web.headers import App, with_security_headers
from .web.home import home
from .web.indicator_page import indicator, indicators
from .web.links import figure, linked_cell
from .web.page import DATABASE, NoSuchPageError, Page, template_context
from .web.quality_page import quality
from .web.ranges import filtered, range_form
from .web.recipes_page import recipe_list
from .web.region_page import region, regions
from .web.search_page import search
from .web.static_files import static_file, static_path

if TYPE_CHECKING:  # Datasette imports its plugins while it is itself half imported
    from datasette.app import Datasette

# A single string or row may not eat the machine: hex(zeroblob(3e8)) took 1.4 GB without these.
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 5_000_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
View = Callable[..., Awaitable[Response]]


# Datasette registers an escape_fts of its own in the same hook; the last one wins.
@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Give a connection to a corpus our search functions and limits."""
    if database != DATABASE:
        return
    register_functions(conn)
    for category, limit in LIMITS.items():
        conn.setlimit(category, limit)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment, datasette: "Datasette") -> None:
    """Put our templates before Datasette's; error pages get our words without a request."""
    if not _holds_corpus(datasette):
        return
    ours = FileSystemLoader(str(files("corpus") / "web" / "templates"))
    env.loader = ChoiceLoader([ours, *([env.loader] if env.loader else [])])
    env.globals.update(_context(datasette, None))


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: "Datasette", request: Request | None) -> dict[str, Any]:
    """Give every template the words and addresses of our pages."""
    return _context(datasette, request)


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls(datasette: "Datasette") -> list[str]:
    """Put Datasette's own pages into our colours and type."""
    return [datasette.urls.path(static_path("gongbao.css"))] if _holds_corpus(datasette) else []


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: "Datasette") -> Callable[[App], App]:
    """Add the security headers."""
    if not _holds_corpus(datasette):
        return lambda app: app
    return lambda app: with_security_headers(app, datasette.setting("base_url"))


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: "Datasette") -> list[tuple[str, View]]:
    """Return our addresses, for a server that holds a corpus."""
    return list(_ROUTES) if _holds_corpus(datasette) else []


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(
    datasette: "Datasette", database: str, table: str | None, column: str, value: object
) -> Markup | None:
    """Lead from a row to the figure in its text."""
    return linked_cell(datasette, database, table, column, value)


def _holds_corpus(datasette: "Datasette") -> bool:
    """Say whether this server is ours to dress: the plugin is loaded in every Datasette around."""
    return DATABASE in datasette.databases


def _context(datasette: "Datasette", request: Request | None) -> dict[str, Any]:
    return template_context(datasette, request) | {
        "range_form": lambda table: range_form(request, table),
        "asset": lambda name: datasette.urls.path(static_path(name)),
    }


def _page(make: Callable[..., Awaitable[Response]]) -> View:
    async def view(datasette: "Datasette", request: Request) -> Response:
        page = Page(datasette, request)
        await page.ensure_visible()
        try:
            return await make(page, *request.url_vars.values())
        except NoSuchPageError:
            return await page.render("missing.html", status=404)
        except QueryInterrupted:
            return await page.render("slow.html", status=503)

    return view


async def _closed(_page: Page) -> Response:
    raise NoSuchPageError


async def _static(request: Request) -> Response:
    return static_file(request.url_vars["name"])


_ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", _page(home)),
    (r"^/-/document/(?P<name>[\w.-]+)$", _page(document)),
    (r"^/-/indicator$", _page(indicators)),
    (r"^/-/indicator/(?P<name>[\w.-]+)$", _page(indicator)),
    (r"^/-/region$", _page(regions)),
    (r"^/-/region/(?P<name>\w+)$", _page(region)),
    (r"^/-/figure/(?P<name>\w+)$", _page(figure)),
    (r"^/-/filter/(?P<name>\w+)$", _page(filtered)),
    (r"^/-/feed\.atom$", _page(feed)),
    (r"^/-/search$", _page(search)),
    (r"^/-/briefing$", _page(briefing)),
    (r"^/-/briefing/download$", _page(download)),
    (r"^/-/recipes$", _page(recipe_list)),
    (r"^/-/quality$", _page(quality)),
    (r"^/-/gongbao/(?P<name>[\w.-]+)$", _static),
    # Datasette's own pages about itself: the path of the file, threads, versions, settings.
    (r"^/-/(?!static/|static-plugins/)", _page(_closed)),
)
