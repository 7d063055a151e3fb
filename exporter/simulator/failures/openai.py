"""What the OpenAI API itself says when a request fails."""

from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.failures.edge import TIMED_OUT
from exporter.simulator.failures.failure import MODEL, Failure, Table, raw
from exporter.simulator.failures.pool import POOL
from exporter.simulator.wire import Headers

_LIMITED: Final[Headers] = (
    ("retry-after", "3"),
    ("retry-after-ms", "2400"),
    ("x-ratelimit-limit-requests", "25"),
    ("x-ratelimit-remaining-requests", "0"),
    ("x-ratelimit-reset-requests", "2.4s"),
    ("x-should-retry", "true"),
)
_QUOTA: Final = (
    "You exceeded your current quota, please check your plan and billing details. For more information on "
    "this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors."
)
INVALID_KEY: Final = Failure(
    401,
    "Incorrect API key provided: sk-exam****mple. You can find your API key at "
    "https://platform.openai.com/account/api-keys.",
    "invalid_api_key",
)
NO_SUCH_MODEL: Final = Failure(
    404,
    f"The model `{MODEL}` does not exist or you do not have access to it.",
    "model_not_found",
    param="model",
)

OPENAI: Final[Table] = {
    **POOL,
    Reason.INVALID_KEY: (INVALID_KEY,),
    Reason.INSUFFICIENT_QUOTA: (Failure(429, _QUOTA, "insufficient_quota", "insufficient_quota"),),
    Reason.PERMISSION_DENIED: (
        Failure(
            403,
            f"Your organization must be verified to use the model `{MODEL}`. Please go to: "
            "https://platform.openai.com/settings/organization/general and click on Verify Organization. If "
            "you just verified, it can take up to 15 minutes for access to propagate.",
        ),
    ),
    Reason.RATE_LIMITED: (
        Failure(
            429,
            f"Rate limit reached for {MODEL} in organization org-example on requests per min (RPM): "
            "Limit 25, Used 25, Requested 1. Please try again in 2.4s.",
            "rate_limit_exceeded",
            "requests",
            headers=_LIMITED,
        ),
    ),
    Reason.CONCURRENCY_LIMITED: (
        Failure(429, "Too many running tasks", None, "video_generation_user_error"),
    ),
    Reason.OVERLOADED: (
        Failure(503, "The engine is currently overloaded, please try again later", None, "server_error"),
        Failure(503, "Slow Down", "slow_down", "service_unavailable_error"),
    ),
    Reason.UPSTREAM_5XX: (
        Failure(
            500,
            "The server had an error while processing your request. Sorry about that!",
            None,
            "server_error",
        ),
    ),
    Reason.TIMEOUT: (TIMED_OUT,),
    Reason.MODEL_DEPRECATED: (
        Failure(
            404,
            f"The model `{MODEL}` has been deprecated, learn more here: "
            "https://platform.openai.com/docs/deprecations",
            "model_not_found",
        ),
    ),
    Reason.MAINTENANCE_WINDOW: (
        raw(
            503,
            "API is currently undergoing maintenance, try again later",
            {
                "type": "about:blank",
                "title": "MAINTENANCE",
                "detail": "API is currently undergoing maintenance, try again later",
                "status": 503,
            },
            (("retry-after", "30"),),
        ),
    ),
    Reason.CONTENT_POLICY: (
        Failure(400, "Your request was rejected by our moderation system.", "moderation_blocked"),
    ),
    Reason.MODEL_NOT_FOUND: (NO_SUCH_MODEL,),
    Reason.INVALID_REQUEST: (
        Failure(400, "Invalid type for 'prompt': expected a string.", "invalid_type", param="prompt"),
    ),
}
