"""An exporter's dealings with its store, over and over, in a process that is killed again and again.

    python store_worker.py FOLDER ROUNDS

`bill`: what the upstream billed and on which day, a line before each reply. `acknowledged`: observations that
were answered 200, a line after each. `refused`: a line for each booking that the budget forbade. `found`: the
jobs that an earlier life had left open.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path

from exporter.core.money import Limits, day_of
from exporter.core.state.aggregate import Observed
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.vocabulary import Reason, Source, State
from exporter.store import HealthRow, Store

NOW = 1_795_348_800.0
DAY = 86_400.0
LIVES_A_DAY = 4
PRICE = 0.04
LIMITS = Limits(target_usd=0.8, global_usd=1.2)
ENOUGH = 10
"""Refusals, and jobs found again, that the kills must have led to."""
TARGETS = ("a", "b")


class Life:
    """One life of the process: what it finds, and what it does until it is killed."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.now = NOW + number // LIVES_A_DAY * DAY
        self.store = Store.open(folder)
        assert self.store.writable
        self.folded = {name: json.loads(row.blob) for name, row in self.store.load_health().items()}

    def say(self, file: str, line: str) -> None:
        with (self.folder / file).open("a") as out:
            out.write(line + "\n")

    def follow(self) -> None:
        """Settle what an earlier life left open: what was billed, or, not knowing, what was booked."""
        billed = {job: usd for job, usd, _ in map(str.split, (self.folder / "bill").read_text().splitlines())}
        for job in self.store.open_jobs():
            self.say("found", job.id)
            known = job.ticket is not None
            self.store.settle_job(job.id, State.OPERATIONAL, float(billed[job.id]) if known else None)

    def spend(self, dice: random.Random) -> None:
        """Book, let the upstream bill, learn the reply, settle."""
        target, deadline = dice.choice(TARGETS), self.now + 900
        job = self.store.open_job(target, Source.GENERATION, PRICE, LIMITS, self.now, deadline)
        if job is None:
            self.say("refused", "1")
            return
        if dice.random() < 0.2:
            self.store.release_job(job.id, State.SUSPENDED)
            return
        usd = dice.choice((PRICE, PRICE / 2))
        self.say("bill", f"{job.id} {usd} {day_of(self.now)}")
        self.store.accept_job(job.id, "{}")
        self.store.settle_job(job.id, State.OPERATIONAL, usd)

    def observe(self, dice: random.Random) -> None:
        """Take observations in, answer, and fold everything that is pending for one target."""
        names = [f"{dice.randrange(16**12):012x}" for _ in range(dice.randint(1, 3))]
        target = dice.choice(TARGETS)
        self.store.append_observations(
            [(target, Observed(name, NOW, State.OPERATIONAL, Reason.OK)) for name in names]
        )
        for name in names:
            self.say("acknowledged", name)
        pending = [p for p in self.store.pending_observations() if p.target == target]
        folded = self.folded.setdefault(target, [])
        folded += [p.observed.reporter for p in pending]
        self.store.fold([p.id for p in pending], [HealthRow(target, "f", json.dumps(folded), NOW)])

    def change(self, dice: random.Random) -> None:
        """Go from one state to another."""
        since = NOW + dice.randint(0, 1000)
        change = Transition(
            State.UNKNOWN, dice.choice(list(State)), Reason.OK, since, since, Why(Decision.NO_DATA)
        )
        self.store.record_transition(dice.choice(TARGETS), change, verified=True, evidence="[]")


def live(folder: Path, number: int) -> None:
    life, dice = Life(folder, number), random.Random(number)
    life.follow()
    while True:
        dice.choice((life.spend, life.spend, life.observe, life.change))(dice)


def main(folder: Path, rounds: int) -> None:
    (folder / "bill").touch()
    instants = random.Random(rounds)
    lives = 0
    # Which instants are met is chance: more lives where these have not met enough.
    while lives < rounds or not all(_length(folder / name) > ENOUGH for name in ("found", "refused")):
        lives += 1
        # Mostly early: opening and following are to be killed as well.
        seconds = 1e-3 + instants.expovariate(50)
        child = os.fork()
        if child == 0:
            # The kernel ends it, after so much processor time: a busy machine lets a life do as much as an idle one.
            signal.setitimer(signal.ITIMER_PROF, seconds)
            live(folder, lives)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "a life ended by itself"
        assert os.WTERMSIG(status) == signal.SIGPROF, "a life was ended by another signal"


def _length(file: Path) -> int:
    return len(file.read_text().splitlines()) if file.exists() else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
