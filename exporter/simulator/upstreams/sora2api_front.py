"""The door of a sora2api-like deployment: its one key, and what it refuses of its own."""

from collections.abc import Mapping
from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.call import SimCall
from exporter.simulator.failures.failure import Failure, raw
from exporter.simulator.failures.gateway import GATEWAY
from exporter.simulator.wire import SimResponse

BAD_KEY: Final = raw(401, "Invalid API key", {"detail": "Invalid API key"})
NO_KEY: Final = raw(403, "Not authenticated", {"detail": "Not authenticated"})
PAUSED: Final = Failure(
    503, "Video generation is temporarily paused, please check back soon", None, "server_error"
)
_AT_THE_DOOR: Final[Mapping[Reason, Failure]] = {
    Reason.SERVICE_PAUSED: PAUSED,
    Reason.INSUFFICIENT_QUOTA: Failure(402, "Insufficient balance. Please top up your account."),
    Reason.PERMISSION_DENIED: Failure(
        403, "This token has no access to the model.", "access_denied", "new_api_error"
    ),
    Reason.OWN_RATE_LIMIT: Failure(
        429, "Your API key has exceeded its limit of 4 requests per minute", "rate_limit", "requests"
    ),
    Reason.REGION_BLOCKED: Failure(403, "This service is not available in your region", "region_blocked"),
    Reason.INVALID_REQUEST: Failure(422, "Field required: messages.0.content", "invalid_request"),
    Reason.ENDPOINT_NOT_SUPPORTED: Failure(404, "Invalid URL (POST /v1/chat/completions)"),
}
"""What the deployment refuses before it asks anybody."""


def at_the_door(fate: Reason | None) -> Failure | None:
    """What the deployment refuses before it asks anybody; None for what it lets in."""
    return None if fate is None else _AT_THE_DOOR.get(fate)


def stopped(call: SimCall, fate: Reason | None, delay: float) -> SimResponse | None:
    """What comes before the deployment answers: silence, maintenance, the wrong key."""
    site = call.site
    silence = site.wordless(fate)
    if silence is not None:
        return silence
    if fate is Reason.MAINTENANCE_WINDOW:
        return site.say(site.failure(fate, GATEWAY["en"]), (), delay)
    shown = call.bearer()
    if shown is None and site.target.key is not None:
        return site.say(NO_KEY, (), delay)
    if fate is Reason.INVALID_KEY or not call.key_is_good(shown):
        return site.say(BAD_KEY, (), delay)
    return None
