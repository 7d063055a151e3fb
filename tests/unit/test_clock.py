"""Virtual time: the same event loop, without the waiting."""

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.clock import (
    ClockStep,
    DeadlockError,
    LoopClock,
    Moment,
    StepSum,
    SystemClock,
    TargetClock,
    VirtualLoop,
    run_virtual,
)

EPOCH = 1_767_225_600.0


@given(st.lists(st.floats(min_value=0, max_value=1e7), max_size=30))
def test_timers_fire_in_the_order_of_their_times_and_at_them(delays: list[float]) -> None:
    async def main() -> list[tuple[float, float]]:
        loop = asyncio.get_running_loop()
        fired: list[tuple[float, float]] = []
        for delay in delays:
            loop.call_later(delay, lambda due: fired.append((due, loop.time())), loop.time() + delay)
        await asyncio.sleep(1e7 + 1)
        return fired

    fired = run_virtual(main())
    assert [due for due, _ in fired] == sorted(delays)
    assert all(now == pytest.approx(due, abs=1e-6) for due, now in fired)


def test_a_day_of_seconds_is_slept_through_one_by_one() -> None:
    async def main() -> tuple[int, float]:
        clock, beats = LoopClock(EPOCH), 0
        while clock.time() < EPOCH + 86_400:
            await asyncio.sleep(1)
            beats += 1
        return beats, clock.time()

    assert run_virtual(main()) == (86_400, EPOCH + 86_400)


def test_a_timeout_cuts_a_longer_wait_at_its_moment() -> None:
    async def main() -> float:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(15 * 60):
                await asyncio.sleep(3600)
        return LoopClock(0).monotonic()

    assert run_virtual(main()) == 900


def test_time_stands_still_while_something_is_ready() -> None:
    async def main() -> float:
        for _ in range(1000):
            await asyncio.sleep(0)
        return LoopClock(EPOCH).time()

    assert run_virtual(main()) == EPOCH


def test_tasks_take_turns_as_in_real_time() -> None:
    async def beat(name: str, interval: float, seen: list[str]) -> None:
        while True:
            await asyncio.sleep(interval)
            seen.append(name)

    async def main() -> list[str]:
        seen: list[str] = []
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(7), asyncio.TaskGroup() as tasks:
                tasks.create_task(beat("a", 2, seen))
                tasks.create_task(beat("b", 3, seen))
        return seen

    assert run_virtual(main()) == ["a", "b", "a", "b", "a"]


def test_waiting_for_what_nobody_will_do_is_an_error_that_names_the_waiter() -> None:
    async def main() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(asyncio.Event().wait(), name="the one that hangs")

    with pytest.raises(DeadlockError, match="the one that hangs"):
        run_virtual(main())


@pytest.mark.parametrize(
    "leave",
    [
        pytest.param(lambda: asyncio.to_thread(print), id="a thread"),
        pytest.param(lambda: asyncio.open_connection("127.0.0.1", 9), id="a socket"),
        pytest.param(lambda: asyncio.create_subprocess_exec("true"), id="a process"),
    ],
)
def test_what_takes_real_time_fails_at_once(leave: object) -> None:
    async def main() -> None:
        await leave()  # type: ignore[operator]

    with pytest.raises((RuntimeError, NotImplementedError)):
        run_virtual(main())


def test_a_clock_may_be_given_its_loop_before_the_loop_runs() -> None:
    loop = VirtualLoop()
    clock = LoopClock(EPOCH, loop)
    assert clock.time() == EPOCH
    loop.run_until_complete(asyncio.sleep(10))
    loop.close()
    assert (clock.time(), clock.monotonic()) == (EPOCH + 10, 10)


def test_the_systems_clock_goes_forward() -> None:
    clock = SystemClock()
    assert clock.monotonic() <= clock.monotonic()
    assert clock.time() > EPOCH


class Machine:
    """A machine's three clocks, to be set."""

    def __init__(self) -> None:
        self.wall = EPOCH
        self.elapsed = 1000.0
        self.awake = 900.0
        self.held_up = 0.0

    def clock(self) -> SystemClock:
        return SystemClock(lambda: self.wall, self._boot, lambda: self.awake)

    def pass_time(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.elapsed += seconds
        self.awake += 0.0 if asleep else seconds

    def _boot(self) -> float:
        self.pass_time(self.held_up)
        return self.elapsed


@pytest.mark.parametrize("by", [3600.0, -3600.0, 28_800.0, -28_800.0, 1.5])
def test_a_step_of_the_wall_clock_is_followed_at_the_next_look_and_told_once(by: float) -> None:
    machine = Machine()
    clock = machine.clock()
    machine.wall += by
    machine.pass_time(10)
    assert clock.time() == EPOCH + 10
    assert clock.look() == ClockStep(by, 0.0)
    assert clock.time() == EPOCH + 10 + by
    assert clock.look() is None
    assert clock.monotonic() == 910


def test_drift_is_followed_and_is_no_step() -> None:
    machine = Machine()
    clock = machine.clock()
    for _ in range(10):
        machine.pass_time(1)
        machine.wall += 0.5
        assert clock.look() is None
    assert clock.time() == EPOCH + 15


def test_time_in_suspend_is_followed_at_the_next_look_and_told() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.pass_time(3600, asleep=True)
    machine.pass_time(2)
    assert clock.time() == EPOCH + 2
    assert clock.look() == ClockStep(0.0, 3600.0)
    assert (clock.time(), clock.monotonic()) == (EPOCH + 3602, 902)
    machine.wall -= 7200
    machine.pass_time(3600, asleep=True)
    step = clock.look()
    assert step == ClockStep(-7200.0, 3600.0)
    assert clock.time() == machine.wall == EPOCH + 3602 + step.whole


def test_a_target_follows_a_clock_later_than_others_do() -> None:
    machine = Machine()
    clock = machine.clock()
    steps = StepSum()
    own = TargetClock(clock, steps)
    machine.wall += 3600
    step = clock.look()
    assert step is not None
    steps.seconds += step.whole
    machine.pass_time(10)
    assert (own.time(), own.monotonic()) == (EPOCH + 10, 910)
    own.follow()
    assert own.time() == clock.time() == EPOCH + 3610


def test_readings_that_were_held_up_between_are_no_step() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.held_up = 2.0
    assert clock.look() is None
    machine.held_up = 0.0
    assert clock.look() is None
    assert clock.time() == machine.wall


@pytest.mark.parametrize("by", [0.0, 3600.0, -28_800.0])
def test_a_moment_keeps_its_distance_from_now_when_the_clock_is_set(by: float) -> None:
    machine = Machine()
    clock = machine.clock()
    moment = Moment(clock)
    machine.pass_time(30)
    machine.wall += by
    clock.look()
    assert (moment.at, moment.ago, moment.moved) == (EPOCH + by, 30, by)
    assert clock.time() - moment.at == 30


def test_a_new_clock_shows_the_time_of_the_wall_clock() -> None:
    assert abs(SystemClock().time() - time.time()) < 60
