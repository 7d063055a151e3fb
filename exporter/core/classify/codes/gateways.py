"""Codes of gateways: new-api and one-api, LiteLLM. What they say of a customer, they say of us.

`fail_to_fetch_task`, `upstream_error` and their like are not here: they only say that somebody else speaks.
"""

from typing import Final

from exporter.core.classify.codes.table import Family
from exporter.core.classify.rule import Speaker

NEW_API: Final = Family(
    name="new_api",
    source="QuantumNous/new-api types/error.go and relay/relay_task.go; songquanpeng/one-api relay/",
    speaker=Speaker.GATEWAY,
    table="""
permission_denied: access_denied channel:client_restricted
insufficient_quota: insufficient_user_quota pre_consume_token_quota_failed quota_not_enough
  entitlement_required
  entitlement_inactive entitlement_daily_limit_exceeded entitlement_total_limit_exceeded
  insufficient_token_quota
own_rate_limit: token_concurrency_limit_reached
no_channel: get_channel_failed model_not_found
channel_disabled: channel:no_available_key channel:param_override_invalid channel:header_override_invalid
  channel:model_mapped_error channel:aws_client_error channel:invalid_key channel model_price_error
  invalid_api_type invalid_api_platform task_channel_disable
timeout: channel:response_time_exceeded
upstream_5xx: count_token_failed json_marshal_failed do_request_failed gen_relay_info_failed aws_invoke_error
  query_data_error update_data_error token_concurrency_unavailable build_request_failed get_user_quota_failed
  decrease_user_quota_failed consume_quota_failed new_api_panic one_api_panic insert_task_failed
bad_response: bad_response bad_response_body bad_response_status_code empty_response channel:empty_response
  read_response_body_failed
  unmarshal_response_body_failed copy_response_body_failed close_response_body_failed
content_policy: sensitive_words_detected violation_fee.grok.csam prompt_blocked
invalid_request: bad_request_body read_request_body_failed copy_request_body_failed
parameter: invalid_request convert_request_failed task_not_exist task_origin_not_exist get_origin_task_failed
  missing_model invalid_json invalid_size invalid_seconds task_id_empty
""",
)
LITELLM: Final = Family(
    name="litellm",
    source="BerriAI/litellm litellm/proxy/_types.py ProxyErrorTypes, litellm/exceptions.py",
    speaker=Speaker.GATEWAY,
    table="""
invalid_key: auth_error expired_key token_not_found_in_db no_db_connection
permission_denied: key_model_access_denied team_model_access_denied user_model_access_denied
  org_model_access_denied project_model_access_denied key_vector_store_access_denied
  team_vector_store_access_denied org_vector_store_access_denied team_member_permission_error
insufficient_quota: budget_exceeded BudgetExceededError
rate_limited: throttling_error RateLimitError
no_channel: no_deployments_available
overloaded: ServiceUnavailableError
upstream_5xx: internal_server_error InternalServerError APIConnectionError APIError BadGatewayError
  MidStreamFallbackError cache_ping_error
bad_response: APIResponseValidationError JSONSchemaValidationError
timeout: Timeout
content_policy: ContentPolicyViolationError GuardrailRaisedException RejectedRequestError
  BlockedPiiEntityError GuardrailInterventionNormalStringError
model_not_found: NotFoundError not_found_error
invalid_request: bad_request_error BadRequestError UnprocessableEntityError ImageFetchError
parameter: ContextWindowExceededError UnsupportedParamsError validation_error
""",
)
FAMILIES: Final = (NEW_API, LITELLM)
