"""Links from a row to its text: an address for every figure, cells that lead to it."""

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response
from markupsafe import Markup

from .page import DATABASE, NoSuchPageError, Page

if TYPE_CHECKING:  # Datasette imports its plugins while it is itself half imported
    from datasette.app import Datasette

_FIGURE_COLUMNS = {
    "figure_uid",
    "other_figure_uid",
    "chosen_figure",
    "other_figure",
    "planned_figure",
    "done_figure",
}
_FIGURE_TABLES = {"figures", "figures_wide"}


async def figure(page: Page, uid: str) -> Response:
    """Send a reader to the figure in its text."""
    row = await page.row(
        "select d.uid from figures f join documents d on d.id = f.document_id where f.uid = :uid",
        uid=uid,
    )
    if row is None:
        raise NoSuchPageError(uid)
    address = page.datasette.urls.path(f"/-/document/{row['uid']}")
    return Response.redirect(f"{address}#{uid}")


def linked_cell(
    datasette: "Datasette", database: str, table: str | None, column: str, value: object
) -> Markup | None:
    """Return a cell that names a figure or a document as a link to it, else None."""
    if database != DATABASE or not isinstance(value, str):
        return None
    if column in _FIGURE_COLUMNS or (column == "uid" and table in _FIGURE_TABLES):
        path = f"/-/figure/{value}"
    elif column == "document_uid" or (column == "uid" and table == "documents"):
        path = f"/-/document/{value}"
    else:
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.path(path), value)
