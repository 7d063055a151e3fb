"""What the Gemini API and Vertex say when a request fails."""

from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.failures.failure import BLOCK, CHALLENGE, MODEL, Failure, Table, raw

_INFO: Final = "type.googleapis.com/google.rpc.ErrorInfo"


def _google(status: int, name: str, message: str, *details: object) -> Failure:
    error: dict[str, object] = {"code": status, "message": message, "status": name}
    if details:
        error["details"] = list(details)
    return raw(status, message, {"error": error})


def _info(reason: str) -> dict[str, object]:
    service = {"service": "generativelanguage.googleapis.com"}
    return {"@type": _INFO, "reason": reason, "domain": "googleapis.com", "metadata": service}


_BAD_KEY: Final = "API key not valid. Please pass a valid API key."
_RETRY: Final = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34s"}

INVALID_KEY: Final = _google(
    400,
    "INVALID_ARGUMENT",
    _BAD_KEY,
    _info("API_KEY_INVALID"),
    {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US", "message": _BAD_KEY},
)
NO_KEY: Final = _google(
    403,
    "PERMISSION_DENIED",
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key "
    "or other form of API consumer identity to call this API.",
)
BAD_TOKEN: Final = _google(
    401,
    "UNAUTHENTICATED",
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other "
    "valid authentication credential.",
    _info("ACCESS_TOKEN_EXPIRED"),
)
BAD_DURATION: Final = _google(
    400,
    "INVALID_ARGUMENT",
    "The number value for `durationSeconds` is out of bound. Please provide a value between 4 and 8, "
    "inclusive.",
)
NO_PROMPT: Final = _google(400, "INVALID_ARGUMENT", "The `prompt` field is required in instances[0].")
NO_SUCH_MODEL: Final = _google(
    404,
    "NOT_FOUND",
    f"models/{MODEL} is not found for API version v1beta, or is not supported for predictLongRunning. Call "
    "ListModels to see the list of available models and their supported methods.",
)
NO_SUCH_OPERATION: Final = _google(404, "NOT_FOUND", "Requested entity was not found.")

GOOGLE: Final[Table] = {
    Reason.INVALID_KEY: (INVALID_KEY,),
    Reason.INSUFFICIENT_QUOTA: (
        _google(
            429,
            "RESOURCE_EXHAUSTED",
            "You exceeded your current quota, please check your plan and billing details. For more "
            "information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
            {
                "@type": "type.googleapis.com/google.rpc.QuotaFailure",
                "violations": [
                    {
                        "quotaMetric": "generativelanguage.googleapis.com/predict_long_running_requests",
                        "quotaId": "PredictLongRunningRequestsPerDayPerProjectPerModel",
                    }
                ],
            },
            _RETRY,
        ),
    ),
    Reason.PERMISSION_DENIED: (
        _google(
            403,
            "PERMISSION_DENIED",
            "Permission denied on resource project example.",
            _info("SERVICE_DISABLED"),
        ),
    ),
    Reason.REGION_BLOCKED: (
        _google(400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
    ),
    Reason.CAPTCHA: (
        _google(
            403,
            "PERMISSION_DENIED",
            "reCAPTCHA evaluation failed",
            {"@type": _INFO, "reason": "PUBLIC_ERROR_SOMETHING_WENT_WRONG"},
        ),
    ),
    Reason.CLOUDFLARE_CHALLENGE: (CHALLENGE,),
    Reason.CLOUDFLARE_BLOCK: (BLOCK,),
    Reason.UNUSUAL_ACTIVITY: (
        _google(
            403,
            "PERMISSION_DENIED",
            "Our systems have detected unusual activity from your system. Please try again later.",
        ),
    ),
    Reason.RATE_LIMITED: (
        _google(
            429,
            "RESOURCE_EXHAUSTED",
            "Rate limit exceeded: too many requests for this model. Please try again later.",
            {"@type": _INFO, "reason": "PUBLIC_ERROR_USER_REQUESTS_THROTTLED"},
        ),
    ),
    Reason.OVERLOADED: (
        _google(
            503,
            "UNAVAILABLE",
            "This model is currently experiencing high demand. Spikes in demand are usually temporary. "
            "Please try again later.",
        ),
        _google(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    ),
    Reason.UPSTREAM_5XX: (_google(500, "INTERNAL", "Internal error encountered."),),
    Reason.TIMEOUT: (_google(504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),),
    Reason.MODEL_DEPRECATED: (
        _google(
            404,
            "NOT_FOUND",
            f"This model models/{MODEL} is no longer available. Please update your code to use "
            "models/gemini-omni-1.2-flash for the latest features and improvements. We recommend you to use "
            "the Interactions API (https://ai.google.dev/gemini-api/docs/get-started).",
        ),
    ),
    Reason.MODEL_REMOVED: (
        _google(
            404,
            "NOT_FOUND",
            f"The model models/{MODEL} has been shut down and removed on 2026-10-22; it is no longer "
            "available.",
        ),
    ),
    Reason.MAINTENANCE_WINDOW: (
        _google(
            503,
            "UNAVAILABLE",
            "The service is currently undergoing scheduled maintenance. Try again later.",
        ),
    ),
    Reason.SERVICE_PAUSED: (
        _google(503, "UNAVAILABLE", "Video generation is temporarily paused. Please check back soon."),
    ),
    Reason.CONTENT_POLICY: (
        _google(
            400,
            "INVALID_ARGUMENT",
            "The prompt could not be submitted. This prompt contains words that violate our usage "
            "guidelines.",
        ),
    ),
    Reason.MODEL_NOT_FOUND: (NO_SUCH_MODEL,),
    Reason.INVALID_REQUEST: (
        _google(400, "INVALID_ARGUMENT", 'Invalid JSON payload received. Unknown name "prompt_text".'),
    ),
}
