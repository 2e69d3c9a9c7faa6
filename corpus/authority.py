"""How near a document is to the organ that made its figures: the rules of authority.yml."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import yaml

from ingest import Document


def authority(document: Document) -> int:
    """Return the tier of a document, from 0 (the organ's own) to 5 (translation or digest)."""
    return int(next(rule["tier"] for rule in _rules() if _fits(rule, document)))


def _fits(rule: Mapping[str, Any], document: Document) -> bool:
    return (
        ("kind" not in rule or document.kind in rule["kind"])
        and ("lang" not in rule or document.lang in rule["lang"])
        and ("genre" not in rule or document.genre in rule["genre"])
        and ("numbered" not in rule or document.document_number is not None)
        and ("source" not in rule or _names_source(rule["source"], document))
        and ("domain" not in rule or re.search(rule["domain"], _host(document.uri)) is not None)
    )


def _names_source(pattern: str, document: Document) -> bool:
    """Say whether the named source fits; a page that names one is not judged by its issuer."""
    name = document.content_source or document.issuer
    return name is not None and re.search(pattern, name.strip()) is not None


def _host(uri: str) -> str:
    return urlsplit(uri).hostname or "" if "://" in uri else ""


@cache
def _rules() -> tuple[Mapping[str, Any], ...]:
    return tuple(yaml.safe_load((files("corpus") / "authority.yml").read_text(encoding="utf8")))
