"""`Videos`, `AsyncVideos`, `Images` and `AsyncImages`: the same methods, in a thread and on an event loop."""

from collections.abc import Sequence
from typing import ClassVar, Final, Literal

from exporter.core.vocabulary import Api
from exporter.failover.asking import AsyncAsking, SyncAsking
from exporter.failover.jobs import WAIT, AsyncJob, Job
from exporter.failover.order import How
from exporter.failover.references import InputReference, read_reference
from exporter.failover.targets import Wanted, spelled

Prefer = str | Sequence[str]
OnUnknown = Literal["raise", "next"]
PICTURES: Final = (Api.OPENAI_IMAGES, Api.OPENAI_CHAT)
"""What can be asked for an image."""


class Videos(SyncAsking):
    """Asks for videos, over `openai.OpenAI` clients."""

    def create(  # noqa: PLR0913 - all but the first are options
        self,
        prompt: str,
        seconds: str | float = "4",
        size: str | None = None,
        *,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        input_reference: InputReference | None = None,
        scenario: str | None = None,
    ) -> Job:
        """Ask for a video; targets that refuse are passed over.

        Args:
            prompt: what is to be seen.
            seconds: its length.
            size: `WIDTHxHEIGHT`; by default the target's own.
            prefer: `official`, `reverse`, `cheapest`, or a list of names: those are tried first.
            max_usd: dollars that it may cost.
            on_unknown: `raise`, or `next` to ask the next target even if this one may have begun: that may be
                paid twice.
            input_reference: a picture to begin from: a path, bytes, an open file, or (name, bytes).
            scenario: what it is for, in the words of the exporter's route API.

        Raises:
            ValueError: what cannot be meant or made; nothing was sent.
            BudgetExceeded: nothing was sent.
            NoChannel: every target refused; nothing is billed.
            RequestRefused: the prompt or the parameters are refused; no other target was asked.
            OutcomeUnknown: it was sent, and nobody can say whether it was accepted.
            OSError: the journal or the budget's file cannot be written; nothing was sent.
        """
        wanted = Wanted(prompt, spelled(seconds), size, read_reference(input_reference))
        return self._ask(wanted, How(prefer, max_usd, on_unknown, scenario))

    def create_and_poll(  # noqa: PLR0913 - all but the first are options
        self,
        prompt: str,
        seconds: str | float = "4",
        size: str | None = None,
        *,
        timeout: float = WAIT,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        input_reference: InputReference | None = None,
        scenario: str | None = None,
    ) -> Job:
        """`create`, then `wait`."""
        wanted = Wanted(prompt, spelled(seconds), size, read_reference(input_reference))
        job = self._ask(wanted, How(prefer, max_usd, on_unknown, scenario))
        return job.wait(timeout)


class AsyncVideos(AsyncAsking):
    """Asks for videos, over `openai.AsyncOpenAI` clients."""

    async def create(  # noqa: PLR0913 - all but the first are options
        self,
        prompt: str,
        seconds: str | float = "4",
        size: str | None = None,
        *,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        input_reference: InputReference | None = None,
        scenario: str | None = None,
    ) -> AsyncJob:
        """See `Videos.create`."""
        wanted = Wanted(prompt, spelled(seconds), size, read_reference(input_reference))
        return await self._ask(wanted, How(prefer, max_usd, on_unknown, scenario))

    async def create_and_poll(  # noqa: PLR0913 - all but the first are options
        self,
        prompt: str,
        seconds: str | float = "4",
        size: str | None = None,
        *,
        timeout: float = WAIT,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        input_reference: InputReference | None = None,
        scenario: str | None = None,
    ) -> AsyncJob:
        """See `Videos.create_and_poll`."""
        wanted = Wanted(prompt, spelled(seconds), size, read_reference(input_reference))
        job = await self._ask(wanted, How(prefer, max_usd, on_unknown, scenario))
        return await job.wait(timeout)


class Images(SyncAsking):
    """Asks for images: targets of `openai_images`, or of `openai_chat`."""

    _apis: ClassVar[tuple[str, ...]] = PICTURES

    def generate(
        self,
        prompt: str,
        size: str | None = None,
        *,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        scenario: str | None = None,
    ) -> Job:
        """Ask for one image: the same outcomes and exceptions as `Videos.create`. `download` writes it."""
        return self._ask(Wanted(prompt, None, size), How(prefer, max_usd, on_unknown, scenario))


class AsyncImages(AsyncAsking):
    """Asks for images, over `openai.AsyncOpenAI` clients."""

    _apis: ClassVar[tuple[str, ...]] = PICTURES

    async def generate(
        self,
        prompt: str,
        size: str | None = None,
        *,
        prefer: Prefer | None = None,
        max_usd: float | None = None,
        on_unknown: OnUnknown = "raise",
        scenario: str | None = None,
    ) -> AsyncJob:
        """See `Images.generate`."""
        return await self._ask(Wanted(prompt, None, size), How(prefer, max_usd, on_unknown, scenario))
