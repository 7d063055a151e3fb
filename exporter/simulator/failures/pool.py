"""What the web service behind a reverse channel says: the words of pooled accounts in trouble."""

from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.failures.edge import BLOCK, CHALLENGE, LIMITED, NGINX_502
from exporter.simulator.failures.failure import MODEL, Failure, Table, raw

_NO_TOKENS: Final = (
    "No available tokens for video generation. All tokens are either disabled, cooling down, "
    "Sora2 quota exhausted, don't support Sora2, or expired."
)
_UNUSUAL: Final = "Our systems have detected unusual activity from your system. Please try again later."
_SENTINEL: Final = (
    "Hmmm something didn't look right with your request. Please try again later or visit "
    "https://help.openai.com if this issue persists."
)
_RECAPTCHA: Final = {
    "error": {
        "code": 403,
        "message": "reCAPTCHA evaluation failed",
        "status": "PERMISSION_DENIED",
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "PUBLIC_ERROR_SOMETHING_WENT_WRONG",
            }
        ],
    }
}

POOL: Final[Table] = {
    Reason.CAPTCHA: (
        raw(403, "reCAPTCHA evaluation failed", _RECAPTCHA),
        Failure(403, "CAPTCHA verification is required", "requires_captcha"),
    ),
    Reason.CLOUDFLARE_CHALLENGE: (CHALLENGE,),
    Reason.CLOUDFLARE_BLOCK: (BLOCK,),
    Reason.UNUSUAL_ACTIVITY: (
        raw(
            403,
            _UNUSUAL,
            {"detail": _UNUSUAL},
        ),
    ),
    Reason.SENTINEL_BLOCK: (Failure(400, _SENTINEL, "sentinel_block"),),
    Reason.ACCOUNT_BANNED: (
        Failure(
            403,
            "Access forbidden (403): account may be suspended or lack permissions",
            None,
            "upstream_error",
        ),
    ),
    Reason.ACCOUNT_EXPIRED: (
        Failure(
            401,
            "Your authentication token has been invalidated. Please try signing in again.",
            "token_invalidated",
        ),
    ),
    Reason.RATE_LIMITED: (
        Failure(
            429,
            "Rate limit exceeded: too many requests, please try again later.",
            "rate_limit_exceeded",
        ),
        LIMITED,
    ),
    Reason.CONCURRENCY_LIMITED: (
        Failure(
            429,
            "Account concurrency limit reached, please retry later",
            "account_concurrency_limited",
        ),
    ),
    Reason.SERVICE_PAUSED: (
        Failure(
            503,
            "Video generation is temporarily paused. Please check back soon.",
            "service_paused",
            "server_error",
        ),
    ),
    Reason.ACCOUNT_POOL_EXHAUSTED: (
        Failure(503, _NO_TOKENS, None, "server_error"),
        raw(
            429,
            "号池中没有可用账号或所有账号均被限流，请检查号池状态（账号额度、是否被封禁、是否到达生图上限）",
            {
                "error": {
                    "message": "号池中没有可用账号或所有账号均被限流，请检查号池状态"
                    "（账号额度、是否被封禁、是否到达生图上限）",
                    "type": "server_error",
                }
            },
        ),
    ),
    Reason.OVERLOADED: (Failure(503, "We're under heavy load, please try again later", "heavy_load"),),
    Reason.UPSTREAM_5XX: (
        Failure(
            500, "The server had an error while processing your request.", "server_error", "server_error"
        ),
        NGINX_502,
    ),
    Reason.TIMEOUT: (
        Failure(
            504,
            "curl: (28) Operation timed out after 30002 milliseconds with 0 bytes received",
            None,
            "server_error",
        ),
    ),
    Reason.GENERATION_FAILED: (
        Failure(500, "Video generation failed. Please try again.", "generation_failed", "server_error"),
    ),
    Reason.CONTENT_POLICY: (
        Failure(400, "This content may violate our guardrails (content policy violation).", "content_policy"),
    ),
    Reason.MODEL_DEPRECATED: (
        Failure(
            404, f"The model `{MODEL}` has been deprecated and is no longer available.", "model_deprecated"
        ),
    ),
    Reason.MODEL_REMOVED: (
        Failure(404, f"The model `{MODEL}` has been removed by the vendor for good.", "model_removed"),
    ),
    Reason.ENDPOINT_REMOVED: (Failure(410, "This endpoint has been removed for good.", "endpoint_removed"),),
    Reason.ENDPOINT_NOT_SUPPORTED: (Failure(404, "Invalid URL (POST /v1/videos)"),),
    Reason.OWN_RATE_LIMIT: (
        Failure(
            429, "Your API key has exceeded its limit of 4 requests per minute", "rate_limit", "requests"
        ),
    ),
    Reason.REGION_BLOCKED: (
        Failure(
            403,
            "Country, region, or territory not supported",
            "unsupported_country_region_territory",
            "request_forbidden",
        ),
    ),
}
