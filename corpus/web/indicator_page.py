"""What is known of an indicator: places by periods, the sources, where they disagree."""

from datasette.utils.asgi import Response

from corpus.panel import panel
from extract import Status

from .charts import bars, series, tiles
from .disagreements import of_indicator
from .overview import overview
from .page import DATABASE, NoSuchPageError, Page, Row
from .periods import period_token

SHOWN = 500


async def indicators(page: Page) -> Response:
    """List the indicators that have facts, by pack."""
    held = await overview(page)
    return await page.render("indicators.html", rows=held.indicators)


async def indicator(page: Page, name: str) -> Response:
    """Show an indicator; with the ending .csv its panel as a file."""
    identity, _, ending = name.partition(".")
    row = await page.row("select * from indicators where id = :id", id=identity)
    if row is None or ending not in ("", "csv"):
        raise NoSuchPageError(name)
    if ending:
        return await _file(page, identity)
    facts = await _facts(page, identity)
    periods = _map_periods(facts)
    token = next(iter(periods), None)
    asked = page.argument("period")
    token = asked if asked in periods else token
    regions = list(dict.fromkeys(fact["region_code"] for fact in facts))
    region = page.argument("region") or ("100000" if "100000" in regions else "")
    region = region if region in regions else next(iter(regions), "")
    return await page.render(
        "indicator.html",
        indicator=row,
        facts=facts,
        shown=SHOWN,
        panel=_panel(facts),
        periods=periods,
        token=token,
        tiles=await tiles(page, identity, token) if token else [],
        region=next((f for f in facts if f["region_code"] == region), None),
        series_data=bars(page, await series(page, identity, region)) if region else [],
        conflicts=await of_indicator(page, identity),
    )


async def _file(page: Page, identity: str) -> Response:
    """Answer with the panel of an indicator; `status=all` adds plans, targets and norms."""
    statuses = tuple(Status) if page.argument("status") == "all" else (Status.ACTUAL,)
    database = page.datasette.get_database(DATABASE)
    text = await database.execute_fn(lambda connection: panel(connection, identity, statuses))
    return Response(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{identity}.csv"'},
    )


# In two steps, each in the order of an index: sorting all facts of an indicator took more
# than a second for twenty thousand.
_FACTS = """
select region_code, region, region_en, region_level, period_start, period_end, status,
  value, value_high, unit, comparator, display, statements, origins, decision, flags,
  document, issuer, published, document_uid, figure_uid, quote
from facts where indicator_id = :id and region_code {wide} in (
  select code from regions where level in ('country', 'province'))
order by region_code, period_end desc, period_start limit :most
"""


async def _facts(page: Page, identity: str) -> list[Row]:
    """Return the facts of nation and provinces, then of smaller places, SHOWN at most."""
    wide = await page.rows(_FACTS.format(wide=""), id=identity, most=SHOWN)
    rest = SHOWN - len(wide)
    if rest <= 0:
        return wide
    return wide + await page.rows(_FACTS.format(wide="not"), id=identity, most=rest)


def _map_periods(facts: list[Row]) -> dict[str, Row]:
    """Return the periods with actual values of provinces, the fullest first."""
    counts: dict[str, int] = {}
    found: dict[str, Row] = {}
    for fact in facts:
        if fact["region_level"] == "province" and fact["status"] == "actual":
            token = period_token(fact["period_start"], fact["period_end"])
            counts[token] = counts.get(token, 0) + 1
            found[token] = fact
    order = sorted(found, key=lambda t: (-counts[t], found[t]["period_end"] or ""))
    return {token: found[token] | {"places": counts[token]} for token in order}


def _panel(facts: list[Row]) -> dict[str, list[Row]]:
    """Return the facts by place, in the order of the list."""
    panel: dict[str, list[Row]] = {}
    for fact in facts:
        panel.setdefault(fact["region_code"], []).append(fact)
    return panel
