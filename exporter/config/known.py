"""What an earlier reading of the same file has made of its targets, for a reload that changes few of them."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from exporter.config.model import Config
from exporter.config.target import TargetConfig


class KnownTargets:
    """The targets of an earlier reading, by what was said of them: thousands take a second to check anew."""

    def __init__(
        self, targets: Mapping[str, TargetConfig], said: Mapping[str, bytes], general: bytes
    ) -> None:
        self._targets = targets
        self._before = said
        self.said = {"": general}
        """Digests of what is said of targets, by name, and of what holds for all."""

    @classmethod
    def of(cls, before: Config | None, general: Any) -> "KnownTargets":
        digest = _digest(general)
        if before is None or before.said.get("") != digest:
            return cls({}, {}, digest)
        return cls({target.name: target for target in before.targets}, before.said, digest)

    def find(self, item: Any) -> TargetConfig | None:
        """The target of which exactly this was said."""
        name = item.get("name") if isinstance(item, dict) else None
        if not isinstance(name, str) or not name:
            return None
        self.said[name] = _digest(item)
        target = self._targets.get(name)
        # A trust store is read from its file at every reading.
        same = target is not None and target.ca_file is None and self._before.get(name) == self.said[name]
        return target if same else None

    def has(self, target: TargetConfig) -> bool:
        """It is one of them."""
        return self._targets.get(target.name) is target


def _digest(said: Any) -> bytes:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()
