"""Codes that many use and nobody publishes, and published ones that stand in sentences.

They become rules of the one big table, which matches them wherever they stand: `error.code`, `error.type`,
finish reasons, words with underscores in messages. Each row: a name, `reason@channel=outcome`, where it was
seen, the codes. A rule about a reason also has the codes of vendors that alone mean that reason.
"""

from typing import Final

from exporter.core.classify.codes import lookup
from exporter.core.classify.codes.table import CHANNELS
from exporter.core.classify.rule import OFFICIAL, Rule, words
from exporter.core.vocabulary import Reason, State

_ROWS: Final = (
    (
        "sentinel",
        "sentinel_block",
        "TheSmallHanCat/sora2api issues 59 and 69: OpenAI's anti-abuse layer; "
        "`invalid_request_error` beside it misleads",
        "sentinel_block pow_failed proof_of_work_failed",
    ),
    (
        "captcha",
        "captcha",
        "gcui-art/suno-api: Clerk answers requires_captcha; flowkit: CAPTCHA_FAILED",
        "requires_captcha captcha_required captcha_failed captcha_invalid recaptcha_failed no_flow_tab "
        "turnstile_failed",
    ),
    (
        "cloudflare",
        "cloudflare_challenge",
        "sora2api: cf_shield_429 is the edge, not the account",
        "cf_shield cf_shield_429 cf_challenge cloudflare_challenge cloudflare_blocked",
    ),
    (
        "account_banned_reverse",
        "account_banned@reverse",
        "pooled accounts on reverse channels: CLIProxyAPI issue 1374 (VALIDATION_REQUIRED), "
        "sora2api (phone_number_required)",
        "account_banned account_deactivated account_suspended account_disabled user_suspended "
        "consumer_suspended deactivated_workspace phone_number_required phone_verification_required "
        "validation_required user_blocked tos_violation billing_not_active account_flagged account_locked "
        "account_restricted account_limited account_frozen",
    ),
    (
        "account_needs_person",
        "account_banned",
        "web back ends ask the pooled account for a phone number or a check by hand; APIs with keys never do",
        "account_banned phone_number_required phone_verification_required validation_required"
        " device_verification_required sms_verification_required",
    ),
    (
        "session_invalidated",
        "account_expired",
        "sora.chatgpt.com 401 token_invalidated: a pooled session ended by the vendor",
        "session_invalidated token_invalidated refresh_token_reused refresh_token_invalidated",
    ),
    (
        "session_revoked_reverse",
        "account_expired@reverse",
        "the same where there is a pool; elsewhere a token is a customer's key",
        "token_revoked",
    ),
    (
        "session_expired_reverse",
        "account_expired@reverse=degraded",
        "ChatGPT web: `Provided authentication token is expired`; one account of many ran out",
        "session_expired token_expired access_token_expired cookie_expired",
    ),
    (
        "unusual_activity",
        "unusual_activity",
        "TheSmallHanCat/flow2api issue 118: Google Flow scores the session too low",
        "unusual_activity suspicious_activity bot_detected abuse_detected",
    ),
    (
        "pool_quota",
        "account_pool_exhausted",
        "Google Flow and ChatGPT web: the pooled account used up its day; another may not have",
        "usage_limit_reached model_cooldown",
    ),
    (
        "pool_empty",
        "account_pool_exhausted",
        "router-for-me/CLIProxyAPI issue 2855: auth_unavailable: no auth available",
        "auth_unavailable auth_not_found no_available_token no_available_tokens no_available_account "
        "no_available_accounts account_pool_exhausted account_pool_forbidden account_pool_unauthorized "
        "account_pool_unavailable no_account_available no_available_key",
    ),
    (
        "region",
        "region_blocked",
        "OpenAI 403 unsupported_country_region_territory",
        "unsupported_country unsupported_country_region_territory unsupported_country_code "
        "unsupported_region region_not_supported location_not_supported",
    ),
    (
        "quota",
        "insufficient_quota",
        "OpenAI, Ark, DashScope, MiniMax and fal error tables; quotaId …PerDay and …FreeTier of Google",
        "billing_not_active insufficient_quota billing_hard_limit_reached billing_limit_reached "
        "insufficient_balance insufficient_credit insufficient_funds insufficient_funds_error "
        "credits_exhausted out_of_credits not_enough_credits no_credits exceeded_current_quota_error "
        "account_overdue payment_required balance_not_enough billing_balance_not_enough reject_no_credit "
        "quote_exceeded credit_balance_too_low quota:day base_resp:1008 spend_limit_exceeded "
        "api_key_usd_spend_limit_exceeded budget_exceeded billing_error insufficient_account_balance",
    ),
    (
        "quota_minute",
        "rate_limited",
        "Google quotaId …PerMinute under the sentence that otherwise means money",
        "quota:minute",
    ),
    (
        "key",
        "invalid_key",
        "OpenAI 401 invalid_api_key; Google 400 API_KEY_INVALID; MiniMax 1004",
        "invalid_api_key authenticationerror authentication_failed invalid_authentication missing_api_key "
        "no_api_key api_key_missing base_resp:1004 base_resp:2049 authorization_required "
        "invalid_token_format apikey_error auth_required authentication_required",
    ),
    (
        "oauth",
        "invalid_key",
        "RFC 6749 and RFC 6750: errors of a token's endpoint, and of what a token opens",
        "invalid_client invalid_token unauthorized_client",
    ),
    (
        "consumer_invalid_reverse",
        "bad_response@reverse",
        "lbjlaq/Antigravity-Manager: several accounts at once, fixed by the maintainer: the "
        "vendor changed its protocol",
        "consumer_invalid",
    ),
    (
        "permission",
        "permission_denied@official",
        "OpenAI account_deactivated, Google CONSUMER_SUSPENDED and SERVICE_DISABLED, Ark ModelNotOpen",
        "account_deactivated account_suspended account_disabled consumer_suspended service_disabled "
        "access_token_scope_insufficient iam_permission_denied user_project_denied api_key_service_blocked "
        "api_key_http_referrer_blocked api_key_ip_address_blocked modelnotopen model_not_open unpurchased "
        "organization_restricted organization_disabled feature_not_allowed api_not_allowed "
        "need_real_name_verify",
    ),
    (
        "paused",
        "service_paused",
        "kiara-api docs: product_paused under 409; Ark InvalidEndpoint.ClosedEndpoint",
        "product_paused service_paused model_paused channel_paused service_suspended product_disabled "
        "closedendpoint model_disabled",
    ),
    (
        "maintenance",
        "maintenance_window",
        "Gin middlewares answer code MAINTENANCE_MODE with Retry-After",
        "maintenance maintenance_mode under_maintenance system_maintenance service_maintenance "
        "in_maintenance maintenance_window scheduled_maintenance ~maintenance",
    ),
    (
        "retired",
        "model_deprecated",
        "Groq model_decommissioned; Azure ServiceModelDeprecated",
        "model_decommissioned model_deprecated model_retired model_discontinued model_end_of_life "
        "model_sunset model_archived model_shutdown",
    ),
    (
        "content",
        "content_policy",
        "OpenAI, Azure, Gemini finishReason, Google Flow, Ark, DashScope, MiniMax, cqtai: a "
        "refusal proves the chain works",
        "moderation_blocked content_policy content_policy_violation policy_violation content_filter "
        "content_violation image_content_policy_violation prompt_unsafe video_unsafe image_unsafe "
        "text_unsafe rai_filtered image_safety prohibited_content blocklist spii recitation "
        "image_prohibited_content image_recitation sensitive_content illegal_prompt illegal_image_content "
        "nsfw nsfw_content unsafe_content safety_check_failed moderation_error content_blocked "
        "auditsubmitillegal taskpromptpolicyviolation creationpolicyviolation content_moderation "
        "content_moderated content_rejected prompt_blocked prompt_rejected sora_content_violation "
        "base_resp:1026 base_resp:1027 third_party_content safety_violation responsible_ai_policy_violation "
        "sensitive_words_detected hooks_failed input_moderation output_moderation refusal "
        "violation ip_detected copyright_detected",
    ),
    (
        "no_media",
        "bad_response",
        "minimaxir/gemimg issue 5: Gemini finishes with NO_IMAGE or IMAGE_OTHER and nothing else",
        "finish:no_image finish:image_other finish:other finish:malformed_function_call "
        "finish:unexpected_tool_call finish:insufficient_system_resource",
    ),
    (
        "capacity",
        "overloaded",
        "Sora web heavy_load, Google MODEL_CAPACITY_EXHAUSTED, OpenAI server_is_overloaded, Ark "
        "ServerOverloaded",
        "heavy_load overloaded overloaded_error server_overloaded server_is_overloaded serveroverloaded "
        "engine_overloaded engine_overloaded_error model_overloaded model_capacity_exhausted "
        "public_error_high_traffic system_busy service_busy server_busy capacity_exceeded slow_down "
        "over_capacity",
    ),
    (
        "throttled",
        "rate_limited",
        "Google Flow throttles the pooled account with Gemini's own sentence; MiniMax 1002",
        "too_many_daily_tasks base_resp:1002 base_resp:1039",
    ),
    (
        "quota_exhausted_reverse",
        "rate_limited@reverse",
        "antigravity channels: QUOTA_EXHAUSTED with a reset time, for every pooled account",
        "quota_exhausted",
    ),
    (
        "quota_exhausted",
        "insufficient_quota@only_official",
        "vendors' own quota codes on an official key",
        "quota_exhausted quotaexceeded quota_exceeded",
    ),
    (
        "concurrency",
        "concurrency_limited",
        "gateways that name the limit on a channel's accounts; MiniMax 1041",
        "concurrency_limited account_concurrency_limited base_resp:1041",
    ),
)


def _rules() -> tuple[Rule, ...]:
    published = lookup.published()
    return tuple(_rule(*row, published) for row in _ROWS)


def _rule(name: str, meaning: str, seen: str, codes: str, published: dict[str, set[str]]) -> Rule:
    told, _, outcome = meaning.partition("=")
    reason, _, channel = told.partition("@")
    return Rule(
        name=f"code.{name}",
        reason=Reason(reason),
        outcome=State(outcome) if outcome else None,
        on=OFFICIAL if channel == "only_official" else CHANNELS[channel],
        codes=words(codes) | frozenset(published.pop(told, ())),
        seen=seen,
    )


RULES: Final = _rules()
