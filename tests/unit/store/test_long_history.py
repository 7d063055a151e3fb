"""What is asked of all targets' history says the same as a walk through it, and costs what is asked for alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, State
from exporter.engine.restore import restore
from exporter.store import EventQuery, Identity, Store
from exporter.store.imports import Imported
from exporter.store.rows import EpisodeRow, EventRow

UP, DOWN, RISK, NONE = State.OPERATIONAL, State.SUSPENDED, State.RISK_CONTROL, State.UNKNOWN
TARGETS = {f"t{i}": (Channel.OFFICIAL if i % 2 else Channel.REVERSE, f"m{i % 3}") for i in range(5)}
END = 365 * DAY


def identity(name: str) -> Identity:
    channel, model = TARGETS.get(name, (Channel.OFFICIAL, "m"))
    return Identity(name, "p", channel, model, name, END, 0.0)


def history(name: str, states: list[tuple[float, State]]) -> Imported:
    """Episodes of a target that begin then, each decided three seconds later."""
    episodes = [
        EpisodeRow(name, state, Reason.OK, start, None, start + 3.0, "explicit", "[]")
        for start, state in states
    ]
    return Imported(identity(name), episodes, [(start, state, True) for start, state in states], until=END)


def filled(folder: Path | None, histories: list[Imported]) -> Store:
    store = Store.open(folder)
    store.bring_in(histories, END)
    return store


def changes(store: Store) -> list[EventRow]:
    return store.events(EventQuery(-1.0, 10_000))


moments = st.integers(0, 40).map(float)
stories = st.fixed_dictionaries(
    {
        name: st.dictionaries(moments, st.sampled_from((UP, DOWN, RISK, NONE)), max_size=8).map(
            lambda found: sorted(found.items())
        )
        for name in TARGETS
    }
)


@given(stories, moments, moments, st.integers(1, 9))
def test_troubles_are_the_newest_of_all_episodes_that_touch_the_time(
    told: dict[str, list[tuple[float, State]]], since: float, until: float, most: int
) -> None:
    with closing(filled(None, [history(name, states) for name, states in told.items()])) as store:
        every = [one for name in told for one in store.episodes(name, -1.0, END + 1)]
        touching = [
            one
            for one in every
            if one.state is not UP and one.start < until and (one.end is None or one.end > since)
        ]
        touching.sort(key=lambda one: (-one.start, one.target))
        if since <= until:
            assert store.troubles(since, until, most) == touching[:most]


@given(stories, moments, st.integers(1, 9), st.sampled_from([None, *TARGETS, "nobody"]))
def test_changes_that_are_chosen_are_those_of_all_that_fit(
    told: dict[str, list[tuple[float, State]]], after: float, limit: int, target: str | None
) -> None:
    with closing(filled(None, [history(name, states) for name, states in told.items()])) as store:
        every = [one for one in changes(store) if one.at > after]
        assert [(one.at, one.target) for one in every] == sorted((one.at, one.target) for one in every)
        of_one = store.events(EventQuery(after, limit, target=target))
        assert of_one == [one for one in every if target in (None, one.target)][:limit]
        of_model = store.events(EventQuery(after, limit, model="m1", channel=Channel.OFFICIAL))
        fitting = [one for one in every if (one.model, one.channel) == ("m1", Channel.OFFICIAL)]
        assert of_model == fitting[:limit]
        assert store.events(EventQuery(after, limit, newest=True)) == every[-limit:]
        assert (
            store.events(EventQuery(after, limit, "t1", newest=True))
            == [one for one in every if one.target == "t1"][-limit:]
        )


def test_changes_of_many_chosen_targets_are_in_order_too() -> None:
    """More of them than are looked through one by one."""
    names = [f"n{i:03}" for i in range(150)]
    told = [history(name, [(i * 10.0, UP), (i * 10.0 + 5, DOWN)]) for i, name in enumerate(names)]
    with closing(filled(None, told)) as store:
        assert store.events(EventQuery(0.0, 77, model="m")) == changes(store)[:77]


# --- the cost of what is asked --------------------------------------------------------------------------------

ASKED: dict[str, Callable[[Store], object]] = {
    "troubles of a day": lambda store: store.troubles(END - DAY, END, 100),
    "changes of a day": lambda store: store.events(EventQuery(END - DAY, 100)),
    "changes of a target in a day": lambda store: store.events(EventQuery(END - DAY, 100, target="t1")),
    "changes of a channel in a day": lambda store: store.events(
        EventQuery(END - DAY, 100, channel=Channel.OFFICIAL)
    ),
    "the newest changes": lambda store: store.events(EventQuery(0.0, 20, newest=True)),
    "what began before a year is forgotten": lambda store: store.prune(END),
    "when targets were up last": lambda store: store.last_available(END),
    "what the first scrape of a process is told": lambda store: restore(store, END),
    "a timeline of 31 days": lambda store: store.timeline("t1", END - 31 * DAY),
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Store]]:
    """By incidents of each target: none but those of the last days, and a year full of them."""
    found = {}
    for incidents in (0, 2000):
        states = [(i * 300 * DAY / 2000, DOWN if i % 2 else UP) for i in range(incidents)]
        states += [(330 * DAY + i * DAY, DOWN if i % 2 else UP) for i in range(35)]
        every = [history(name, states) for name in TARGETS]
        found[incidents] = filled(tmp_path_factory.mktemp(f"{incidents}"), every)
    yield found
    for store in found.values():
        store.close()


def steps(store: Store, call: Callable[[Store], object]) -> int:
    """How many steps SQLite's machine takes."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    assert store._connection is not None
    store._connection.set_progress_handler(step, 1)
    try:
        call(store)
    finally:
        store._connection.set_progress_handler(None, 0)
    return count


@pytest.mark.parametrize("what", ASKED)
def test_what_is_asked_of_a_few_days_costs_the_same_after_a_year(stores: dict[int, Store], what: str) -> None:
    call = ASKED[what]
    assert steps(stores[2000], call) <= 1.2 * steps(stores[0], call)
