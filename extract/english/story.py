"""What an English text says once and means from there on: its time and its place."""

from dataclasses import dataclass, field

from extract.attribution.frame.document import DocumentFrame
from extract.attribution.reading import Reading
from extract.regions.mentions import find_regions

from .places import StoryPlace, set_english_places
from .times import StoryTime, set_english_periods


@dataclass(slots=True)
class Story:
    """The state that an English passage hands to the next one."""

    time: StoryTime = field(default_factory=StoryTime)
    place: StoryPlace = field(default_factory=StoryPlace)


def set_in_story(reading: Reading, frame: DocumentFrame, story: Story) -> None:
    """Give the drafts of an English passage their periods and regions."""
    set_english_periods(reading, frame, story.time)
    set_english_places(reading, frame, story.place)


def pass_over(reading: Reading, frame: DocumentFrame, story: Story) -> None:
    """A passage without figures may still set the time and the place."""
    reading.places = find_regions(reading.text, "en")
    set_in_story(reading, frame, story)
