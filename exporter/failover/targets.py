"""Where a video can be asked for, what it costs there, and what it can do."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from math import ceil, isfinite
from typing import Final

from openai import AsyncOpenAI, OpenAI

from exporter.core.money import cost
from exporter.core.vocabulary import Api, Channel, Upstream

APIS: Final = (Api.OPENAI_VIDEOS, Api.OPENAI_CHAT, Api.GEMINI_VIDEO, Api.OPENAI_IMAGES)
VENDOR_HOSTS: Final = (
    "api.openai.com",
    "*.api.openai.com",
    "*.openai.azure.com",
    "generativelanguage.googleapis.com",
    "aiplatform.googleapis.com",
    "*-aiplatform.googleapis.com",
)
"""Hosts at which the vendor itself answers."""
SIZES: Final = {
    "sora-2": frozenset({"720x1280", "1280x720"}),
    "sora-2-pro": frozenset({"720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080"}),
}
"""What is made of a target of `openai_videos` whose `sizes` are not given, by model."""
_SIZE: Final = re.compile(r"[1-9]\d{1,4}x[1-9]\d{1,4}|auto")
_SECONDS: Final = re.compile(r"\d{1,4}(?:\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A picture to begin from."""

    name: str
    data: bytes = field(repr=False)
    media_type: str = "image/png"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a video of so many seconds, or an image."""

    prompt: str = field(repr=False)
    seconds: str | None = None
    size: str | None = None
    reference: Reference | None = None

    def __post_init__(self) -> None:
        if not self.prompt.strip():
            raise ValueError("prompt: a text is needed")
        try:
            self.prompt.encode()
        except UnicodeEncodeError as error:
            message = f"prompt: no text that can be sent: {error.reason}"
            raise ValueError(message) from error
        if self.seconds is not None and not (_SECONDS.fullmatch(self.seconds) and float(self.seconds) > 0):
            message = f"seconds: {self.seconds!r} is no length; give a number of seconds such as '4'"
            raise ValueError(message)
        if self.size is not None and not _SIZE.fullmatch(self.size):
            message = f"size: {self.size!r} is no size; give WIDTHxHEIGHT such as 1280x720"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Target:
    """One model at one provider over one channel, with the client that reaches it.

    Args:
        name: what the job, the attempts and the exporter call it.
        client: an `openai.OpenAI` for `Videos`, an `openai.AsyncOpenAI` for `AsyncVideos`. Its base address,
            key, headers, timeout and connections are used; its retries are not.
        model: the model's name on the wire.
        api: `openai_videos`, `openai_chat`, `gemini_video` or `openai_images`.
        channel: `official` or `reverse`, where it is known.
        upstream: who answers at the base address: `vendor`, `gateway`, `sora2api`. Known hosts of vendors
            need not be named.
        usd_per_second: dollars for each second of video.
        usd_per_call: dollars for each video or image.
        seconds: the lengths it makes; others are not sent to it. None: it is asked for any.
        sizes: the sizes it makes; None: the known ones of the model, or any.
        reference_image: whether it takes `input_reference`; None: where the api has a place for it.
        idempotency: it honours the header `Idempotency-Key`, so that one is sent.
        deadline: seconds that a create may take altogether, its answer included. What its client's timeout
            allows between two pieces of an answer holds as well.

    Raises:
        ValueError: what cannot be meant, with the name of the argument.
    """

    name: str
    client: OpenAI | AsyncOpenAI = field(repr=False)
    model: str
    api: str = Api.OPENAI_VIDEOS
    channel: str | None = None
    usd_per_second: float | None = None
    usd_per_call: float | None = None
    upstream: str | None = None
    seconds: Collection[str | int] | None = None
    sizes: Collection[str] | None = None
    reference_image: bool | None = None
    idempotency: bool = False
    deadline: float = 1800.0

    def __post_init__(self) -> None:
        for name in ("name", "model"):
            text: object = getattr(self, name)
            if not isinstance(text, str) or not text.strip():
                message = f"Target.{name}: a text is needed"
                raise ValueError(message)
        self._one_of("api", APIS, optional=False)
        self._one_of("channel", tuple(Channel), optional=True)
        self._one_of("upstream", tuple(Upstream), optional=True)
        client: object = self.client
        if not isinstance(client, OpenAI | AsyncOpenAI):
            message = f"target {self.name}: client: an openai.OpenAI or openai.AsyncOpenAI is needed"
            raise ValueError(message)  # noqa: TRY004 - one kind of exception for all wrong arguments
        if not self.deadline > 0:
            message = f"target {self.name}: deadline: {self.deadline} is no number of seconds"
            raise ValueError(message)
        for name in ("usd_per_second", "usd_per_call"):
            value = getattr(self, name)
            if value is not None and not (isfinite(value) and value >= 0):
                message = f"target {self.name}: {name}: {value} is no price"
                raise ValueError(message)

    def _one_of(self, name: str, words: Sequence[str], *, optional: bool) -> None:
        value = getattr(self, name)
        if value not in words and not (optional and value is None):
            message = f"target {self.name}: {name}: {value!r} is none of {', '.join(words)}"
            raise ValueError(message)

    @property
    def dialect(self) -> Api:
        """The shape it speaks."""
        return Api(self.api)

    @property
    def over(self) -> Channel | None:
        """Its channel; None where nobody said."""
        return None if self.channel is None else Channel(self.channel)

    @property
    def answers(self) -> Upstream | None:
        """Who answers at its base address; None where nobody said."""
        if self.upstream is not None:
            return Upstream(self.upstream)
        known = any(fnmatchcase(self.client.base_url.host, host) for host in VENDOR_HOSTS)
        return Upstream.VENDOR if known else None

    @property
    def priced(self) -> bool:
        """It has a price."""
        return self.usd_per_second is not None or self.usd_per_call is not None

    def price(self, wanted: Wanted) -> float | None:
        """Dollars for this very video; None without a price. A begun second counts whole."""
        if not self.priced:
            return None
        seconds = ceil(float(wanted.seconds or 0))
        return cost(seconds, usd_per_second=self.usd_per_second, usd_per_call=self.usd_per_call)

    def cannot(self, wanted: Wanted) -> str | None:
        """Why it cannot make this; None where it can, as far as is known."""
        lengths = None if self.seconds is None else {spelled(each) for each in self.seconds}
        if lengths is not None and wanted.seconds is not None and wanted.seconds not in lengths:
            return f"seconds: makes {', '.join(sorted(lengths, key=float))}, not {wanted.seconds}"
        known = SIZES.get(self.model) if self.dialect is Api.OPENAI_VIDEOS else None
        sizes = known if self.sizes is None else self.sizes
        if sizes is not None and wanted.size is not None and wanted.size not in sizes:
            return f"size: makes {', '.join(sorted(sizes))}, not {wanted.size}"
        if wanted.reference is not None and not self._takes_references:
            return "input_reference: takes none"
        return None

    @property
    def _takes_references(self) -> bool:
        return self.dialect is not Api.OPENAI_IMAGES if self.reference_image is None else self.reference_image


def spelled(seconds: str | float) -> str:
    """A length as it is sent: `4` for 4, 4.0 and "4"."""
    whole = isinstance(seconds, float) and seconds.is_integer()
    return str(int(seconds)) if whole else str(seconds)


def checked(targets: Sequence[object], kind: type[OpenAI] | type[AsyncOpenAI]) -> dict[str, Target]:
    """The targets by name.

    Raises:
        ValueError: none, two of one name, or a client of the other kind.
    """
    named: dict[str, Target] = {}
    for target in targets:
        if not isinstance(target, Target):
            message = f"targets: {target!r} is no Target"
            raise ValueError(message)  # noqa: TRY004 - one kind of exception for all wrong arguments
        if target.name in named:
            message = f"targets: {target.name!r} stands there twice"
            raise ValueError(message)
        if not isinstance(target.client, kind):
            message = f"target {target.name}: client: an openai.{kind.__name__} is needed here"
            raise ValueError(message)  # noqa: TRY004 - one kind of exception for all wrong arguments
        named[target.name] = target
    if not named:
        raise ValueError("targets: at least one is needed")
    return named
