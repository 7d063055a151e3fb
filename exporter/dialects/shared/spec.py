"""What a dialect needs to know of its target."""

from dataclasses import dataclass

from exporter.core.vocabulary import Channel, Upstream


@dataclass(frozen=True, slots=True)
class Spec:
    """One target, as far as its wire shape is concerned. Deadlines in seconds."""

    model: str
    """Its name on the wire."""
    channel: Channel
    upstream: Upstream
    reach_upstream: bool = False
    """`validation` at a gateway goes on to the vendor."""
    catalog_deadline: float = 20.0
    validation_deadline: float = 20.0
    generation_deadline: float = 900.0

    @property
    def at_vendor(self) -> bool:
        """The vendor itself answers."""
        return self.upstream is Upstream.VENDOR

    @property
    def asks_vendor(self) -> bool:
        """`validation` is refused by the vendor and not by somebody before it."""
        return self.at_vendor or (self.reach_upstream and self.channel is Channel.OFFICIAL)
