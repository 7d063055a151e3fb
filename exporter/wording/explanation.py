"""An explanation in words: what decided a state, what each probe says, and what would change it.

`core.state.explain` has it as data. Pages, API and command line say it in sentences of a language; the log,
the history and the API's `rule` name what decided in the same short form everywhere.
"""

from collections.abc import Iterable
from typing import Final

from exporter.core.state.explain import AnotherRound, Change, Depth, EndOfUp
from exporter.core.state.machine import Health
from exporter.core.state.ways_out import Need, WayOut
from exporter.core.state.why import Decision, Hint, Why
from exporter.core.vocabulary import Source, State
from exporter.wording.table import Plural, Translations

_RULES: Final = {
    Decision.EXPLICIT: "explicit: {count} of the last {of}",
    Decision.SHARE: "share: {count} of the last {of}",
    Decision.OURS: "ours: {count}",
    Decision.SLOW: "slow: {times} times the usual time",
    Decision.QUICK_AGAIN: "no longer slow",
    Decision.FIRST_SUCCESS: "first success",
    Decision.RECOVERY: "recovery: {count} successes in a row",
    Decision.SEQUENTIAL_TEST: "recovery: enough successes (sequential test)",
    Decision.EXPIRED: "evidence expired",
    Decision.EXPIRED_AS_DEEP: "evidence expired without an answer as deep",
    Decision.NO_DATA: "no fresh evidence",
    Decision.NOT_MEASURED: "nothing measured yet",
    Decision.WORK: "announced maintenance",
    Decision.WORK_OVER: "announced maintenance is over, the next answers decide",
    Decision.ROUND_WELL: "one round",
    Decision.ROUND_BAD: "one round",
    Decision.ROUND_SILENT: "one round",
}


def rule_name(why: Why) -> str:
    """The name of the rule that decided, without its numbers."""
    return _RULES[why.kind].partition(":")[0]


def rule_line(why: Why) -> str:
    """The rule that decided with its numbers, short and the same in every language."""
    line = _RULES[why.kind].format(count=why.count, of=why.of, times=why.times)
    return f"{line}, but a deeper request succeeds" if why.contradicted else line


def because(health: Health, table: Translations) -> str:
    """What decided the state, in one sentence."""
    return _why(health.why, health.decided_by, table)


def note(depth: Depth, table: Translations) -> str:
    """How the verdict of one source of evidence came about, or why it has none, in one sentence."""
    said = table.notes[depth.note]
    if depth.ruling is not None:
        decided_by = depth.ruling.source or depth.source
        said = _why(depth.ruling.why, decided_by, table)
        if decided_by is not depth.source:
            said = _say(table, "together_with", why=said, source=table.sources[depth.source])
    return _say(table, "unseen", note=said, rule=depth.unseen) if depth.unseen else said


def change(what: Change, table: Translations) -> str:
    """What would change the state, in one sentence."""
    if isinstance(what, Hint):
        return table.hints[what]
    if isinstance(what, EndOfUp):
        numbers = {"explicit": what.explicit, "of": what.of, "ours": what.ours, "failures": what.failures}
        return _say(table, "end_of_up", **numbers)
    if isinstance(what, AnotherRound):
        return _say(table, "another_round", sources=_all(map(table.sources.__getitem__, what.sources), table))
    return _way_out(what, table)


def _why(why: Why, source: Source | None, table: Translations) -> str:
    named = _say(table, "deciding_probe") if source is None else table.sources[source]
    text = _form(table.kinds[why.kind], why.count)
    said = text.format(source=named, count=why.count, of=why.of, times=why.times)
    return _say(table, "contradicted", why=said) if why.contradicted else said


def _way_out(way: WayOut, table: Translations) -> str:
    needs = _all((_need(need, table) for need in way.needs), table)
    state = table.states[way.state].lower()
    if way.state is State.OPERATIONAL:
        said = _say(table, "ends", needs=needs)
    elif way.says is None or way.says in [need.source for need in way.needs]:
        said = _say(table, "becomes", needs=needs, state=state)
    else:
        said = _say(table, "becomes_by", needs=needs, state=state, source=table.sources[way.says])
    return _say(table, "together", change=said) if len(way.needs) > 1 else said


def _need(need: Need, table: Translations) -> str:
    source = table.sources[need.source]
    if need.slow:
        key = "need_quick"
    elif need.successes == 1 and not need.run:
        key = "need_first"
    else:
        key = "need_more" if need.failing else "need"
    return _say(table, key, need.successes, source=source, run=need.run)


def _all(parts: Iterable[str], table: Translations) -> str:
    return _say(table, "and").join(parts)


def _say(table: Translations, key: str, count: int = 0, **values: object) -> str:
    return _form(table.sentences[key], count).format(count=count, **values)


def _form(text: Plural, count: int) -> str:
    return text if isinstance(text, str) else text[count != 1]
