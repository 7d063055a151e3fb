"""Whether two configurations of a target ask the same thing of the same upstream."""

import hashlib
import json

from exporter.config.target import Target

_WHAT = {
    "name",
    "provider",
    "channel",
    "model",
    "upstream_model",
    "api",
    "base_url",
    "upstream",
    "api_key_env",
    "api_key_file",
    "api_key_command",
}
_WHEN = {"interval", "timeout"}


def fingerprint(target: Target) -> str:
    """A digest of everything that changes what is probed.

    How often, how it is judged, what it costs and what it is called for people is not in it, nor is the
    key itself: evidence gathered under the same fingerprint holds on.
    """
    probes = {kind.value: probe for kind in target.probes.kinds if (probe := target.probes.get(kind))}
    what = target.model_dump(mode="json", include=_WHAT) | {
        "probes": {kind: probe.model_dump(mode="json", exclude=_WHEN) for kind, probe in probes.items()}
    }
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:16]
