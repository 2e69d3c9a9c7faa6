"""Twelve queries to start from, each with what it answers, its SQL, and a run that has rows."""

from urllib.parse import urlencode

from datasette.utils.asgi import Response

from corpus.recipes import Recipe, recipes

from .overview import overview
from .page import DATABASE, Page, Row


async def recipe_list(page: Page) -> Response:
    """Show the page."""
    example = await _example(page)
    is_open = bool(page.datasette.setting("default_allow_sql"))
    entries = [
        {
            "name": recipe.name,
            "title": recipe.titles[page.language],
            "about": recipe.abouts[page.language],
            "sql": recipe.sql,
            "run": _address(page, f"/{DATABASE}/{recipe.name}", _arguments(recipe, example)),
            "edit": _address(
                page, f"/{DATABASE}", {"sql": recipe.sql, **_arguments(recipe, example)}
            )
            if is_open
            else None,
        }
        for recipe in recipes()
    ]
    return await page.render("recipes.html", recipes=entries, is_open=is_open)


def _arguments(recipe: Recipe, example: dict[str, str]) -> dict[str, str]:
    return {name: example.get(name, "") for name in recipe.parameters}


def _address(page: Page, path: str, arguments: dict[str, str]) -> str:
    address = page.datasette.urls.path(path)
    return f"{address}?{urlencode(arguments)}" if arguments else str(address)


async def _example(page: Page) -> dict[str, str]:
    """Return arguments with which every query finds rows: of what is held most of."""
    held = await overview(page)
    indicator = next((row["id"] for row in held.indicators if row["actual"]), "")
    period: Row = next(iter(held.periods.get(indicator, [])), {})
    region = await page.row(
        "select region_code from representative where indicator = :indicator and main"
        " group by region_code order by count(*) desc, region_code limit 1",
        indicator=indicator,
    )
    return {
        "indicator": indicator,
        "period_start": period.get("period_start") or "",
        "period_end": period.get("period_end") or "",
        "region_code": region["region_code"] if region else "",
        "q": "就业",
    }
