"""What the address of the front page asks for, and addresses that ask for something else as well."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request

from exporter.core.board import Entry, Facts
from exporter.core.route import SCENARIOS
from exporter.core.vocabulary import Channel, State
from exporter.web.query import BadQuery, one_of, query, whole
from exporter.wording import LANGUAGES

GROUPS: Final = ("model", "provider")
SORTS: Final = ("configured", "name", "state", "availability")
VIEWS: Final = ("cards", "table")
_MOST_PAGES: Final = 1_000_000
_MOST_TOLD: Final = 50
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class FrontQuery:
    """Everything that the address can ask for; None and the first of each list are left out of addresses."""

    lang: str | None = None
    scenario: str | None = None
    channel: str | None = None
    state: str | None = None
    provider: str | None = None
    model: str | None = None
    q: str | None = None
    """Text that stands in a target's name, title, provider or model."""
    group: str | None = None
    sort: str = SORTS[0]
    view: str = VIEWS[0]
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether anything but the order and the look is asked for."""
        return any((self.channel, self.state, self.provider, self.model, self.q))

    def matches(self, entry: Entry) -> bool:
        """Whether a target is asked for."""
        facts = entry.facts
        return (
            self.channel in (None, facts.channel)
            and self.state in (None, entry.health.state)
            and self.provider in (None, facts.provider)
            and self.model in (None, facts.model)
            and (self.q is None or _says(facts, self.q))
        )

    def address(self, **changes: Any) -> str:
        """The query of the same page with changes, from the first page on unless `page` is given."""
        other = replace(self, **({"page": 1} | changes))
        given = {each.name: getattr(other, each.name) for each in fields(other)}
        usual = {each.name: each.default for each in fields(other)}
        return "?" + urlencode({name: value for name, value in given.items() if value != usual[name]})


def _says(facts: Facts, text: str) -> bool:
    wanted = text.casefold()
    said = (facts.target, facts.title, facts.provider, facts.model, facts.upstream_model)
    return any(wanted in each.casefold() for each in said)


def wanted(request: Request, entries: Iterable[Entry]) -> FrontQuery:
    """What a request asks for.

    Raises:
        BadQuery: something that is not known; it says what is.
    """
    every = [entry.facts for entry in entries]
    asked = query(
        request,
        {
            "lang": given(one_of(LANGUAGES)),
            "scenario": given(one_of(SCENARIOS)),
            "channel": given(one_of(tuple(Channel))),
            "state": given(one_of(tuple(State))),
            "provider": given(known({facts.provider for facts in every})),
            "model": given(known({facts.model for facts in every})),
            "q": given(_text),
            "group": given(one_of(GROUPS)),
            "sort": given(one_of(SORTS)),
            "view": given(one_of(VIEWS)),
            "page": given(whole(_MOST_PAGES)),
        },
    )
    return FrontQuery(**{name: value for name, value in asked.items() if value is not None})


def given(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A value that a form without script sends empty where nothing is chosen."""
    return lambda value: read(value) if value.strip() else None


def known(values: Collection[str]) -> Callable[[str], str]:
    """A value out of those that the configuration has, of which some are told."""

    def read(value: str) -> str:
        if value not in values:
            told = sorted(values)
            more = f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
            raise ValueError(f"one of {', '.join(told[:_MOST_TOLD])}{more}")
        return value

    return read


def _text(value: str) -> str:
    if len(value) > _LONGEST:
        raise ValueError(f"at most {_LONGEST} characters")
    return value.strip()


def page_of(count: int, size: int, page: int) -> range:
    """The positions of a page of a list.

    Raises:
        BadQuery: there is no such page.
    """
    pages = max(1, -(-count // size))
    if page > pages:
        raise BadQuery(f"page must be a whole number from 1 to {pages}")
    return range((page - 1) * size, min(page * size, count))
