"""Codes that nobody published, in a refusal that says nothing else: what their words are about is what they mean."""

import json
from collections.abc import Iterator

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, MAINTAINED, OURS, REFUSED, RETIRED, SHUT, WALLED

CODES = (
    (OURS, 403, "INSUFFICIENT_CREDITS_FOR_MODEL subscription_tier_too_low feature_requires_pro_plan"),
    (OURS, 403, "api_key_scope_violation workspace_suspended user_not_verified email_not_verified"),
    (OURS, 403, "kyc_pending country_blocked ip_restricted origin_not_allowed PlanLimitReached"),
    (OURS, 403, "QuotaNotAllocated AccessNotGranted ModelAccessDenied not_in_allowlist"),
    (OURS, 403, "BETA_ACCESS_REQUIRED AgeVerificationRequired TermsNotAccepted"),
    (OURS, 402, "credits_not_enough WalletEmpty TOP_UP_REQUIRED"),
    (OURS, 401, "session_token_missing bad_signature key_rotated AuthHeaderMissing TokenRevoked"),
    (OURS, 401, "unauthorized_client"),
    (OURS, 429, "user_rate_limit_exceeded daily_quota_exceeded concurrent_jobs_limit_per_user"),
    (OURS, 429, "ApiKeyRateLimited MonthlyLimitExceeded FREE_TIER_LIMIT"),
    (OURS, 404, "model_unknown endpoint_not_found RouteNotFound UNKNOWN_MODEL"),
    (OURS, 405, "method_not_allowed"),
    (OURS, 501, "not_implemented"),
    (REFUSED, 400, "prompt_too_long unsupported_aspect_ratio INVALID_DURATION image_decode_error"),
    (REFUSED, 400, "missing_reference_image conflicting_parameters too_many_reference_images nsfw_detected"),
    (REFUSED, 400, "prompt_flagged celebrity_detected output_blocked_by_safety minor_detected"),
    (REFUSED, 400, "InvalidPromptLength resolutionNotSupported fps_out_of_range BadImageUrl ImageTooSmall"),
    (REFUSED, 400, "video_codec_unsupported VALIDATION_FAILED NoFaceFound seed_invalid ModerationBlocked"),
    (REFUSED, 400, "UnsafeContentDetected PromptRejectedByPolicy SENSITIVE_PROMPT face_of_public_figure"),
    (REFUSED, 400, "TRADEMARK_VIOLATION"),
    (REFUSED, 422, "schema_validation_failed UnprocessableInput"),
    (REFUSED, 413, "payload_too_large"),
    (REFUSED, 451, "copyright_blocked"),
    (REFUSED, 403, "content_restricted"),
    (BROKEN, 500, "internal_failure worker_crashed storage_unavailable generation_error empty_result"),
    (BROKEN, 500, "no_video_in_response artifact_missing download_failed transcode_failed"),
    (BROKEN, 500, "watermark_failed UnexpectedError UNKNOWN_ERROR RenderFailed PipelineCrashed OOM"),
    (BROKEN, 500, "DatabaseError redis_connection_failed UploadToStorageFailed"),
    (BROKEN, 503, "model_loading gpu_pool_saturated backend_unreachable temporarily_overloaded"),
    (BROKEN, 503, "CapacityExceeded NO_GPU_AVAILABLE ServiceDegraded QueueFull try_again_later"),
    (BROKEN, 504, "inference_timeout UPSTREAM_TIMEOUT"),
    (BROKEN, 502, "bad_upstream_payload upstream_malformed_response UpstreamConnectionReset"),
    (BROKEN, 502, "PROVIDER_UNAVAILABLE bad_gateway"),
    (BROKEN, 429, "upstream_throttled provider_rate_limited TooManyRequests Throttled"),
    (SHUT, 503, "no_available_channel no_provider_available all_providers_down"),
    (SHUT, 503, "provider_account_suspended upstream_quota_exhausted supplier_balance_low"),
    (SHUT, 503, "model_temporarily_disabled service_suspended pool_exhausted NoHealthyUpstream"),
    (SHUT, 503, "UpstreamAccountBanned provider_key_expired ProviderBillingIssue AllChannelsExhausted"),
    (SHUT, 503, "ModelPaused"),
    (SHUT, 502, "upstream_auth_error provider_credentials_invalid"),
    (SHUT, 403, "channel_disabled"),
    (MAINTAINED, 503, "maintenance_in_progress scheduled_downtime system_upgrade UNDER_MAINTENANCE"),
    (MAINTAINED, 503, "maintenanceMode"),
    (RETIRED, 410, "model_sunset endpoint_deprecated ModelDiscontinued api_version_retired"),
    (RETIRED, 404, "model_retired"),
    (RETIRED, 400, "MODEL_END_OF_LIFE"),
    (WALLED, 403, "captcha_required bot_detected suspicious_activity device_verification_required"),
    (WALLED, 403, "CAPTCHA_FAILED AutomatedTrafficDetected RiskControlTriggered human_verification_needed"),
)
"""What they mean, the status they come with, the codes."""


def cases() -> Iterator[tuple[str, int, tuple[State, Fault]]]:
    for expected, status, codes in CODES:
        yield from ((code, status, expected) for code in codes.split())


@pytest.mark.parametrize(("code", "status", "expected"), list(cases()))
def test_the_words_of_a_code_mean_what_they_say(
    code: str, status: int, expected: tuple[State, Fault]
) -> None:
    body = json.dumps({"error": {"code": code, "message": "x"}})
    verdict = classify(Answer(status=status, body=body), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == expected
