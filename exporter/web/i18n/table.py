"""What a language must be able to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.core.vocabulary import Channel, Reason, Source, State


@dataclass(frozen=True, slots=True)
class Translations:
    """One language's words."""

    code: str
    """For `lang` attributes and `?lang=`."""
    name: str
    """In the language itself."""
    states: Mapping[State, str]
    meanings: Mapping[State, str]
    reasons: Mapping[Reason, str]
    channels: Mapping[Channel, str]
    sources: Mapping[Source, str]
    units: tuple[str, str, str, str]
    """Days, hours, minutes, seconds, each with a place for the number."""
    texts: Mapping[str, str]
    """Everything else on the page, by key."""
