"""The first sentence of the front page: what works now and what does not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from exporter.core.board import Entry
from exporter.core.vocabulary import Channel, State
from exporter.web.formatting import Formatting

_NAMED = 3
"""So many targets of a channel are named; of more it is told how many."""


def headline(entries: Iterable[Entry], speech: Formatting) -> str:
    """All targets in one sentence."""
    by_channel: dict[Channel, list[Entry]] = {channel: [] for channel in Channel}
    for entry in entries:
        by_channel[entry.facts.channel].append(entry)
    told = [part for channel, some in by_channel.items() if some for part in _parts(channel, some, speech)]
    return speech.text("head_end", told=speech.text("head_join").join(told or [speech.text("head_none")]))


def _parts(channel: Channel, entries: Sequence[Entry], speech: Formatting) -> Iterator[str]:
    word = speech.text(f"head_{channel}")
    bad = [entry for entry in entries if entry.health.state is not State.OPERATIONAL]
    sure = all(entry.health.verified for entry in entries)
    if not bad:
        yield speech.text("head_all" if sure else "head_all_unsure", channel=word)
    elif len(bad) <= _NAMED:
        for entry in bad:
            yield _one(entry, word, speech)
        if len(bad) < len(entries):
            yield speech.text("head_others", channel=word)
    else:
        for state, count in Counter(entry.health.state for entry in bad).most_common():
            yield speech.text(
                "head_many", count=count, of=len(entries), channel=word, state=speech.state(state)
            )


def _one(entry: Entry, channel: str, speech: Formatting) -> str:
    title, says = entry.facts.title, speech.text(f"head_is_{entry.health.state}")
    if any(word.casefold() in title.casefold() for word in (entry.facts.channel, channel)):
        return speech.text("head_titled", title=title, says=says)
    return speech.text("head_one", title=title, channel=channel, says=says)
