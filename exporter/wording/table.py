"""What a language must be able to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.core.state.why import Decision, Hint, Note
from exporter.core.vocabulary import Channel, Reason, Source, State

Plural = str | tuple[str, str]
"""A text, or one for a single thing and one for any other number, where the language tells them apart."""


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
    kinds: Mapping[Decision, Plural]
    """What decided a state: sentences with places for `source`, `count`, `of` and `times`."""
    notes: Mapping[Note, str]
    """What is said of a source of evidence where no ruling of its own tells it."""
    hints: Mapping[Hint, str]
    sentences: Mapping[str, Plural]
    """The other parts of an explanation, by key."""
    texts: Mapping[str, str]
    """Everything else on the page, by key."""
