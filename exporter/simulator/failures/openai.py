"""What the OpenAI API says when a request fails, and the pooled accounts behind reverse channels."""

from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.failures.failure import (
    BLOCK,
    CHALLENGE,
    LIMITED,
    MODEL,
    NGINX_502,
    TIMED_OUT,
    Failure,
    Table,
    raw,
)
from exporter.simulator.wire import Headers

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
