"""Codes that decide by themselves: `error.code`, `error.type`, Google reasons, finish reasons."""

from typing import Final

from exporter.core.classify.rule import NOT_REVERSE, OFFICIAL, REVERSE, Rule, words
from exporter.core.vocabulary import Reason, State

TABLE: Final = (
    Rule(
        name="code.sentinel",
        reason=Reason.SENTINEL_BLOCK,
        codes=words("sentinel_block pow_failed proof_of_work_failed"),
        seen=(
            "TheSmallHanCat/sora2api issues 59 and 69: OpenAI's anti-abuse layer;"
            " `invalid_request_error` beside it misleads"
        ),
    ),
    Rule(
        name="code.captcha",
        reason=Reason.CAPTCHA,
        codes=words(
            "requires_captcha captcha_required captcha_failed captcha_invalid"
            " public_error_captcha_failed public_error_recaptcha_failed"
            " no_flow_tab recaptcha_failed turnstile_failed"
        ),
        seen="gcui-art/suno-api: Clerk answers requires_captcha; flowkit: CAPTCHA_FAILED",
    ),
    Rule(
        name="code.cloudflare",
        reason=Reason.CLOUDFLARE_CHALLENGE,
        codes=words("cf_shield_429 cf_shield cf_challenge cloudflare_challenge cloudflare_blocked"),
        seen="sora2api: cf_shield_429 is the edge, not the account",
    ),
    Rule(
        name="code.account_banned_reverse",
        reason=Reason.ACCOUNT_BANNED,
        on=REVERSE,
        codes=words(
            "account_deactivated account_suspended account_disabled account_banned user_suspended"
            " consumer_suspended"
            " deactivated_workspace phone_number_required phone_verification_required validation_required"
            " user_blocked tos_violation billing_not_active"
        ),
        seen=(
            "pooled accounts on reverse channels: CLIProxyAPI issue 1374 (VALIDATION_REQUIRED),"
            " sora2api (phone_number_required)"
        ),
    ),
    Rule(
        name="code.account_needs_person",
        reason=Reason.ACCOUNT_BANNED,
        codes=words("account_banned phone_number_required phone_verification_required validation_required"),
        seen=(
            "web back ends ask the pooled account for a phone number or a check by hand; APIs with"
            " keys never do"
        ),
    ),
    Rule(
        name="code.session_invalidated",
        reason=Reason.ACCOUNT_EXPIRED,
        codes=words(
            "token_invalidated token_revoked session_invalidated refresh_token_reused"
            " refresh_token_invalidated"
        ),
        seen="sora.chatgpt.com 401 token_invalidated: a pooled session ended by the vendor",
    ),
    Rule(
        name="code.session_expired_reverse",
        reason=Reason.ACCOUNT_EXPIRED,
        outcome=State.DEGRADED,
        on=REVERSE,
        codes=words("token_expired session_expired access_token_expired cookie_expired"),
        seen="ChatGPT web: `Provided authentication token is expired`; one account of many ran out",
    ),
    Rule(
        name="code.unusual_activity",
        reason=Reason.UNUSUAL_ACTIVITY,
        codes=words(
            "unusual_activity suspicious_activity bot_detected abuse_detected public_error_unusual_activity"
            " public_error_unusual_activity_too_much_traffic"
        ),
        seen="TheSmallHanCat/flow2api issue 118: Google Flow scores the session too low",
    ),
    Rule(
        name="code.pool_quota",
        reason=Reason.ACCOUNT_POOL_EXHAUSTED,
        codes=words(
            "public_error_user_quota_reached public_error_per_model_daily_quota_reached"
            " public_error_per_model_daily_quota_reached_upgradeable"
            " public_error_workspace_account_quota_reached"
            " public_error_model_access_denied usage_limit_reached model_cooldown"
        ),
        seen="Google Flow and ChatGPT web: the pooled account used up its day; another may not have",
    ),
    Rule(
        name="code.pool_empty",
        reason=Reason.ACCOUNT_POOL_EXHAUSTED,
        codes=words(
            "auth_unavailable auth_not_found no_available_token no_available_tokens no_available_account"
            " no_available_accounts account_pool_exhausted account_pool_forbidden"
            " account_pool_unauthorized account_pool_unavailable no_account_available no_available_key"
        ),
        seen="router-for-me/CLIProxyAPI issue 2855: auth_unavailable: no auth available",
    ),
    Rule(
        name="code.region",
        reason=Reason.REGION_BLOCKED,
        codes=words(
            "unsupported_country_region_territory unsupported_country_code unsupported_country"
            " unsupported_region"
            " region_not_supported location_not_supported"
        ),
        seen="OpenAI 403 unsupported_country_region_territory",
    ),
    Rule(
        name="code.quota",
        reason=Reason.INSUFFICIENT_QUOTA,
        codes=words(
            "insufficient_quota billing_hard_limit_reached billing_limit_reached billing_not_active"
            " insufficient_balance insufficient_credits"
            " insufficient_credit insufficient_funds insufficient_funds_error credits_exhausted"
            " out_of_credits"
            " not_enough_credits no_credits exceeded_current_quota_error accountoverdueerror"
            " account_overdue arrearage"
            " payment_required balance_not_enough billing_balance_not_enough billing_disabled"
            " reject_no_credit"
            " quote_exceeded allocationquota credit_balance_too_low quota:day base_resp:1008"
            " spend_limit_exceeded"
            " api_key_usd_spend_limit_exceeded budget_exceeded billing_error insufficient_account_balance"
        ),
        seen="OpenAI, Ark, DashScope, MiniMax and fal error tables; quotaId …PerDay and …FreeTier of Google",
    ),
    Rule(
        name="code.quota_minute",
        reason=Reason.RATE_LIMITED,
        codes=words("quota:minute"),
        seen="Google quotaId …PerMinute under the sentence that otherwise means money",
    ),
    Rule(
        name="code.key",
        reason=Reason.INVALID_KEY,
        codes=words(
            "api_key_invalid invalid_api_key invalidapikey api_key_expired authenticationerror"
            " authentication_failed"
            " invalid_authentication invalidaccesskeyid signaturedoesnotmatch credentials_missing"
            " access_token_type_unsupported missing_api_key no_api_key api_key_missing"
            " base_resp:1004 base_resp:2049"
            " authorization_required invalid_token_format not_authenticated apikey_error"
        ),
        seen="OpenAI 401 invalid_api_key; Google 400 API_KEY_INVALID; MiniMax 1004",
    ),
    Rule(
        name="code.consumer_invalid_reverse",
        reason=Reason.BAD_RESPONSE,
        on=REVERSE,
        codes=words("consumer_invalid"),
        seen=(
            "lbjlaq/Antigravity-Manager: several accounts at once, fixed by the maintainer: the vendor"
            " changed its protocol"
        ),
    ),
    Rule(
        name="code.permission",
        reason=Reason.PERMISSION_DENIED,
        on=NOT_REVERSE,
        codes=words(
            "account_deactivated account_suspended account_disabled consumer_suspended"
            " consumer_invalid service_disabled"
            " access_token_scope_insufficient iam_permission_denied user_project_denied"
            " api_key_service_blocked"
            " api_key_http_referrer_blocked api_key_ip_address_blocked modelnotopen"
            " model_not_open unpurchased"
            " organization_restricted organization_disabled feature_not_allowed api_not_allowed"
            " need_real_name_verify"
        ),
        seen="OpenAI account_deactivated, Google CONSUMER_SUSPENDED and SERVICE_DISABLED, Ark ModelNotOpen",
    ),
    Rule(
        name="code.paused",
        reason=Reason.SERVICE_PAUSED,
        codes=words(
            "product_paused service_paused model_paused channel_paused service_suspended product_disabled"
            " invalidendpoint.closedendpoint closedendpoint model_disabled"
        ),
        seen="kiara-api docs: product_paused under 409; Ark InvalidEndpoint.ClosedEndpoint",
    ),
    Rule(
        name="code.maintenance",
        reason=Reason.MAINTENANCE_WINDOW,
        codes=words(
            "maintenance_mode maintenance under_maintenance system_maintenance"
            " service_maintenance in_maintenance"
            " maintenance_window scheduled_maintenance ~maintenance"
        ),
        seen="Gin middlewares answer code MAINTENANCE_MODE with Retry-After",
    ),
    Rule(
        name="code.retired",
        reason=Reason.MODEL_DEPRECATED,
        codes=words(
            "model_decommissioned model_deprecated model_retired model_discontinued"
            " model_end_of_life model_sunset model_archived"
            " servicemodeldeprecated deploymentmodeldeprecated modelretired modeldeprecated model_shutdown"
        ),
        seen="Groq model_decommissioned; Azure ServiceModelDeprecated",
    ),
    Rule(
        name="code.content",
        reason=Reason.CONTENT_POLICY,
        codes=words(
            "moderation_blocked content_policy_violation content_policy content_filter"
            " contentfilter content_violation"
            " image_content_policy_violation prompt_unsafe video_unsafe image_unsafe text_unsafe rai_filtered"
            " image_safety safety prohibited_content blocklist spii recitation"
            " image_prohibited_content image_recitation"
            " datainspectionfailed data_inspection_failed inputtextsensitivecontentdetected"
            " inputimagesensitivecontentdetected outputvideosensitivecontentdetected"
            " outputimagesensitivecontentdetected"
            " outputtextsensitivecontentdetected outputaudiosensitivecontentdetected"
            " inputvideosensitivecontentdetected"
            " inputtextriskdetection inputimageriskdetection outputtextriskdetection outputimageriskdetection"
            " sensitivecontentdetected sensitive_content illegal_prompt illegal_image_content"
            " nsfw nsfw_content"
            " unsafe_content safety_check_failed policy_violation moderation_failed"
            " moderation_error content_blocked"
            " auditsubmitillegal taskpromptpolicyviolation creationpolicyviolation"
            " content_moderation content_moderated content_rejected prompt_blocked"
            " prompt_rejected sora_content_violation"
            " public_error_unsafe_generation public_error_prominent_people_filter_failed public_error_minor"
            " public_error_minor_upload public_error_sexual public_error_danger_filter"
            " public_error_audio_filtered"
            " public_error_prominent_people_upload public_error_violence public_error_ip_input_image"
            " base_resp:1026 base_resp:1027 third_party_content safety_violation"
            " responsible_ai_policy_violation"
            " responsibleaipolicyviolation sensitive_words_detected input_moderation output_moderation"
        ),
        seen=(
            "OpenAI, Azure, Gemini finishReason, Google Flow, Ark, DashScope, MiniMax, cqtai: a"
            " refusal proves the chain works"
        ),
    ),
    Rule(
        name="code.no_media",
        reason=Reason.BAD_RESPONSE,
        codes=words(
            "finish:no_image finish:image_other finish:other finish:malformed_function_call"
            " finish:unexpected_tool_call"
        ),
        seen="minimaxir/gemimg issue 5: Gemini finishes with NO_IMAGE or IMAGE_OTHER and nothing else",
    ),
    Rule(
        name="code.capacity",
        reason=Reason.OVERLOADED,
        codes=words(
            "heavy_load overloaded_error server_overloaded server_is_overloaded serveroverloaded"
            " engine_overloaded"
            " engine_overloaded_error model_overloaded model_capacity_exhausted public_error_high_traffic"
            " system_busy service_busy server_busy capacity_exceeded slow_down overloaded over_capacity"
        ),
        seen=(
            "Sora web heavy_load, Google MODEL_CAPACITY_EXHAUSTED, OpenAI server_is_overloaded, Ark"
            " ServerOverloaded"
        ),
    ),
    Rule(
        name="code.throttled",
        reason=Reason.RATE_LIMITED,
        codes=words(
            "public_error_user_requests_throttled too_many_daily_tasks base_resp:1002 base_resp:1039"
        ),
        seen="Google Flow throttles the pooled account with Gemini's own sentence; MiniMax 1002",
    ),
    Rule(
        name="code.quota_exhausted_reverse",
        reason=Reason.RATE_LIMITED,
        on=REVERSE,
        codes=words("quota_exhausted"),
        seen="antigravity channels: QUOTA_EXHAUSTED with a reset time, for every pooled account",
    ),
    Rule(
        name="code.quota_exhausted",
        reason=Reason.INSUFFICIENT_QUOTA,
        on=OFFICIAL,
        codes=words("quota_exhausted quotaexceeded quota_exceeded"),
        seen="vendors' own quota codes on an official key",
    ),
    Rule(
        name="code.concurrency",
        reason=Reason.CONCURRENCY_LIMITED,
        codes=words("concurrency_limited account_concurrency_limited base_resp:1041"),
        seen="gateways that name the limit on a channel's accounts; MiniMax 1041",
    ),
)
