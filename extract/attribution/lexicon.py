"""The words of facets.yml, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def facet_words() -> dict[str, Any]:
    """Return what facets.yml holds."""
    text = (files("extract.attribution") / "facets.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data
