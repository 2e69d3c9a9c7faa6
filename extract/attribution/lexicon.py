"""The words of facets.yml, read once."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def facet_words() -> dict[str, Any]:
    """Return what facets.yml holds."""
    text = (files("extract.attribution.facets") / "facets.yml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of facets.yml by its name."""
    return re.compile(facet_words()[name])
