"""The process's file descriptors: as many as the system allows, and how they are shared out.

Connections to upstreams are bounded, so that scrapes, the storage and name lookups always find a descriptor:
where they are few, probes wait for one another and connections are not kept between them. Nothing here is a
setting: all follows from the limit in force.
"""

import asyncio
import fcntl
import functools
import os
import resource
from pathlib import Path
from typing import Final

from exporter.core.records import dataclass
from exporter.log import Log

_log = Log("exporter.descriptors")
_OWN: Final = 32
"""Storage, log, event loops, listening sockets, and files that are read for a moment."""
_OTHERS: Final = 24
"""Paid jobs, artifacts, status pages and the connectivity target at a time."""
_LOOKUPS: Final = (4, 32)
"""Fewest and most threads that look names up; each may hold two descriptors."""
_AT_ONCE: Final = (8, 2000)
"""Fewest and most free probes at a time."""
_EACH: Final = 2
"""Descriptors of a probe while it connects: a name may have several addresses."""
_UNLIMITED: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Shares:
    """How so many descriptors are shared out."""

    limit: int

    @property
    def inbound(self) -> int:
        """Left to those who connect to us: a quarter."""
        return self.limit // 4

    @property
    def lookups(self) -> int:
        """Threads that look names up."""
        fewest, most = _LOOKUPS
        return max(fewest, min(most, self.limit // 16))

    @property
    def outgoing(self) -> int:
        """For connections to upstreams."""
        return max(0, self.limit - self.inbound - 2 * self.lookups - _OWN - _OTHERS)

    @property
    def kept(self) -> int:
        """Connections that may be kept open between two probes."""
        return self.outgoing // 2

    @property
    def at_once(self) -> int:
        """Free probes that may run at a time."""
        fewest, most = _AT_ONCE
        return max(fewest, min(most, (self.outgoing - self.kept) // _EACH))


def shares() -> Shares:
    """The shares of the limit in force."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return Shares(_UNLIMITED if soft == resource.RLIM_INFINITY else min(soft, _UNLIMITED))


def raise_limit() -> None:
    """Allow this process as many descriptors as the system lets it have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        except (OSError, ValueError) as error:
            _log.warning("the limit of open files cannot be raised", soft=soft, hard=hard, error=str(error))


def make_room(targets: int) -> None:
    """Let the kernel's table of this process's descriptors have room for those of so many targets.

    It grows when it is full, to twice its size. Once there are threads, whoever opens the file that is one
    too many waits 8 to 16 ms for that (Linux, `synchronize_rcu` in `expand_fdtable`); before, nobody does.
    """
    most = min(shares().limit, _OWN + _OTHERS + _EACH * targets)
    with Path(os.devnull).open("rb") as file:
        os.close(fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, most - 1))


def warn_if_few(targets: int) -> None:
    """Say how many targets the descriptors are enough for, where there are more of them."""
    have = shares()
    if targets > have.kept:
        _log.warning(
            "few open files are allowed: connections of some targets are not kept, and probes may wait",
            open_files=have.limit,
            targets=targets,
            enough_for=have.kept,
            help="raise the hard limit: LimitNOFILE= of systemd, --ulimit nofile= of docker, ulimit -Hn",
        )


def exhausted() -> bool:
    """Whether not even one more file could be opened now."""
    try:
        os.close(os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC))
    except OSError:
        return True
    return False


class Slots:
    """The connections that this process may have to upstreams."""

    def __init__(self, have: Shares) -> None:
        self.probes = asyncio.Semaphore(have.at_once)
        """Entered before a free probe begins: waiting for it is never measured as an upstream's latency."""
        self._left = have.kept

    def keep(self) -> bool:
        """Whether one more connection may be kept open while it is idle; `give_up` undoes it."""
        self._left -= 1
        if self._left < 0:
            self._left += 1
            return False
        return True

    def give_up(self) -> None:
        """One connection fewer is kept."""
        self._left += 1


@functools.cache
def slots() -> Slots:
    """Those of this process: what its limit was when they were first asked for."""
    return Slots(shares())
