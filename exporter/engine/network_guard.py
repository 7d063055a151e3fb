"""Whose network is it? Connection-level failures are put here before they count."""

import asyncio
from collections.abc import Callable

import httpx2

from exporter.clock import Clock
from exporter.core.answer import Cause, Transport, Verdict
from exporter.core.board import Board
from exporter.core.state.network import Neighbourhood
from exporter.core.vocabulary import NETWORK_REASONS, Fault, Reason, State
from exporter.log import Log
from exporter.transport import Http, ResponseLimits

_TIMEOUT = 5.0


class ConnectivityCheck:
    """Asks one address; any answer at all means that the network works."""

    def __init__(self, url: str, clock: Clock, transport: httpx2.AsyncBaseTransport | None) -> None:
        self._http = Http(url, clock=clock, transport=transport)

    async def __call__(self) -> bool:
        """Whether something answered within 5 s."""
        call = self._http.call("GET", "")
        exchange = await self._http.send(call, ResponseLimits(_TIMEOUT, limit=1024))
        return exchange.answer.transport is not Transport.EXCEPTION

    async def aclose(self) -> None:
        """Close the connection."""
        await self._http.aclose()


_log = Log("exporter.network")
_SAME_SECOND = 1.0
_OURS = {
    Cause.PROXY: Reason.PROXY,
    Cause.TRUST_STORE: Reason.TLS,
    Cause.LOCAL: Reason.NETWORK,
    Cause.UNSENDABLE: Reason.INTERNAL,
    Cause.INTERNAL: Reason.INTERNAL,
}
"""What our own side of the wire says is ours, whatever the others see."""


class NetworkGuard:
    """Decides between our network and theirs; `board.network_ok` tells what it decided last.

    `on_suspicion` is called with a provider that began to fail where only the others can tell whose it is.
    """

    def __init__(
        self, board: Board, clock: Clock, on_suspicion: Callable[[str], None] = lambda _provider: None
    ) -> None:
        self._board = board
        self._clock = clock
        self._on_suspicion = on_suspicion
        self._control: ConnectivityCheck | None = None
        self._retired: list[ConnectivityCheck] = []
        self._around = Neighbourhood()
        self._asked = float("-inf")
        self._answer: asyncio.Future[bool] | None = None

    @property
    def control(self) -> ConnectivityCheck | None:
        """The connectivity target that is asked."""
        return self._control

    def adopt(self, control: ConnectivityCheck | None) -> None:
        """Ask this connectivity target from now on; None leaves it to the other providers."""
        if self._control is not None:
            self._retired.append(self._control)
        self._control = control

    async def aclose(self) -> None:
        """Close the connections of every connectivity target that was asked."""
        for control in (*self._retired, *([self._control] if self._control else [])):
            await control.aclose()

    async def review(
        self,
        verdict: Verdict,
        provider: str,
        interval: float,
        *,
        first_byte: bool,
        cause: Cause | None = None,
        path: str = "",
    ) -> Verdict:
        """The verdict as it counts: a connection-level failure becomes ours (`network`) or mere failure.

        `cause` is what the transport knows of the failure beside its text, `path` whose probe it is.
        """
        if cause is not None and cause in _OURS:
            return _ours(verdict, _OURS[cause], f"guard.{cause}")
        now = self._clock.monotonic()
        if verdict.reason not in NETWORK_REASONS or first_byte:
            self._around.answered(provider, now, interval, path)
            if self._control is not None or not self._around.most_fail(now):
                self._well(True)
            return verdict
        new = not self._around.fails(provider)
        self._around.failed(provider, now, interval, path)
        if await self._ours(provider, interval, path, new=new and self._around.fails(provider)):
            self._well(False)
            return _ours(verdict, Reason.NETWORK, "guard.ours")
        if cause is Cause.UNKNOWN_ISSUER and self._alone(provider, interval):
            # Nobody shows that our trust store is as it should be.
            return _ours(verdict, Reason.TLS, f"guard.{cause}")
        if verdict.fault is Fault.OURS:
            return Verdict(
                State.DEGRADED, verdict.reason, Fault.UPSTREAM, True, "guard.theirs", verdict.detail
            )
        return verdict

    async def _ours(self, provider: str, interval: float, path: str, *, new: bool) -> bool:
        if self._control is not None:
            return not await self._ask(self._control)
        if new:
            self._on_suspicion(provider)
        return self._around.ours(provider, self._clock.monotonic(), interval, path)

    def _alone(self, provider: str, interval: float) -> bool:
        return self._control is None and not self._around.others_answer(
            provider, self._clock.monotonic(), interval
        )

    async def _ask(self, control: ConnectivityCheck) -> bool:
        """One question a second serves all who fail in it."""
        now = self._clock.monotonic()
        if self._answer is None or now - self._asked >= _SAME_SECOND:
            self._asked = now
            self._answer = asyncio.ensure_future(control())  # noqa: TID251 -- awaited by all who ask, here
        return await asyncio.shield(self._answer)

    def _well(self, ok: bool) -> None:
        if self._board.network_ok is not ok:
            self._board.network_ok = ok
            self._board.touch()
            _log.warning("network is well again" if ok else "our own network fails")


def _ours(verdict: Verdict, reason: Reason, rule: str) -> Verdict:
    return Verdict(State.UNKNOWN, reason, Fault.OURS, True, rule, verdict.detail)
