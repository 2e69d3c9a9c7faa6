"""Topics: which indicators make a paragraph, and the order in which a briefing names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A paragraph's subject; `per_head` names what is divided by what."""

    id: str
    zh: str
    en: str
    indicators: tuple[str, ...]
    per_head: tuple[str, str] | None = None
    leads_from: int | None = None


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics in order; the last takes what no other names."""
    entries = yaml.safe_load((files("reports") / "topics.yml").read_text(encoding="utf8"))
    return tuple(
        Topic(
            id=entry["id"],
            zh=entry["zh"],
            en=entry["en"],
            indicators=tuple(entry["indicators"]),
            per_head=tuple(entry["per_head"]) if "per_head" in entry else None,
            leads_from=entry.get("leads_from"),
        )
        for entry in entries
    )


@cache
def ranks() -> dict[str, tuple[int, int]]:
    """Return for each indicator the place of its topic and its place there."""
    return {
        indicator: (number, place)
        for number, topic in enumerate(topics())
        for place, indicator in enumerate(topic.indicators)
    }


def by_topic(indicators: Iterable[str]) -> list[tuple[Topic, list[str]]]:
    """Group indicators by topic, in order; a topic that leads comes before the others."""
    grouped: dict[str, list[str]] = {}
    for indicator in sorted(set(indicators), key=lambda each: (rank_of(each), each)):
        grouped.setdefault(topic_of(indicator).id, []).append(indicator)
    held = [(topic, grouped[topic.id]) for topic in topics() if topic.id in grouped]
    return sorted(held, key=lambda pair: not _leads(*pair))


def _leads(topic: Topic, indicators: list[str]) -> bool:
    return topic.leads_from is not None and len(indicators) >= topic.leads_from


def topic_of(indicator: str) -> Topic:
    """Return the topic of an indicator."""
    place = ranks().get(indicator)
    return topics()[-1] if place is None else topics()[place[0]]


def rank_of(indicator: str) -> tuple[int, int]:
    """Return where an indicator stands; those of no topic come last."""
    return ranks().get(indicator, (len(topics()) - 1, 0))
