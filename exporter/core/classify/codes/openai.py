"""OpenAI's codes, which everybody imitates, and those of Azure OpenAI."""

from typing import Final

from exporter.core.classify.codes.table import Family
from exporter.core.classify.rule import Speaker

COMMON: Final = Family(
    name="common",
    source="https://platform.openai.com/docs/guides/error-codes; openai-python types/responses",
    speaker=Speaker.VENDOR,
    common=True,
    table="""
invalid_key: invalid_api_key invalid_authentication authentication_error unauthorized invalid_token
  authentication_failed unauthenticated Unauthorized AuthenticationError AuthenticationFailed
permission_denied: permission_error permission_denied insufficient_permissions organization_restricted
  account_deactivated mismatched_organization invalid_organization invalid_project access_terminated
  organization_not_verified model_access_denied ip_not_authorized access_denied forbidden
  AccessDenied PermissionDenied Forbidden
region_blocked: unsupported_country_region_territory
insufficient_quota: insufficient_quota billing_hard_limit_reached billing_not_active billing_error
  billing_limit_user_error
rate_limited: rate_limit_exceeded rate_limit_error rate_limit_reached too_many_requests requests tokens
  RateLimitExceeded TooManyRequests
overloaded: server_is_overloaded slow_down engine_overloaded engine_overloaded_error overloaded_error
  service_unavailable service_unavailable_error ServiceUnavailable ServerBusy
upstream_5xx: server_error internal_error internal_server_error api_error InternalServerError InternalError
timeout: timeout timeout_error request_timeout vector_store_timeout Timeout RequestTimeout GatewayTimeout
model_not_found: model_not_found model_not_available model_not_supported ModelNotFound
model_deprecated: model_deprecated model_decommissioned model_retired
endpoint_not_supported: unknown_url method_not_allowed not_found_error MethodNotAllowed
content_policy: content_policy_violation content_filter moderation_blocked image_content_policy_violation
  cyber_policy_violation content_policy bio_policy_violation
generation_failed: video_generation_failed image_generation_failed generation_failed sora_error
invalid_request: invalid_request bad_request bad_request_error conflict_error
  invalid_image_url failed_to_download_image image_file_not_found
  video_generation_user_error image_generation_user_error unprocessable_entity_error BadRequest
  InvalidRequest Conflict
parameter: invalid_value invalid_type missing_required_parameter unknown_parameter unsupported_parameter
  unsupported_value invalid_parameter string_above_max_length string_below_min_length array_above_max_length
  array_below_min_length integer_above_max_value integer_below_min_value decimal_above_max_value
  decimal_below_min_value context_length_exceeded invalid_image invalid_image_format invalid_base64_image
  image_too_large image_too_small image_parse_error invalid_image_mode image_file_too_large
  unsupported_image_media_type empty_image_file invalid_image_size unsupported_file invalid_json
  InvalidParameter MissingParameter UnprocessableEntity RequestEntityTooLarge
  request_too_large video_not_found invalid_file_format invalid_model_parameter
""",
)
OPENAI: Final = Family(
    name="openai",
    source="https://platform.openai.com/docs/guides/error-codes",
    speaker=Speaker.VENDOR_ALONE,
    shaped=True,
    table="""
content_policy?: invalid_prompt
insufficient_quota?: insufficient_quota
""",
)
"""What only an answer in OpenAI's very shape means so: others call an unusable prompt `invalid_prompt`, and
gateways that say `insufficient_quota` of a customer of theirs have no `param` beside it."""
AZURE: Final = Family(
    name="azure",
    source="https://learn.microsoft.com/azure/ai-services/openai/reference; .../how-to/model-router, quota",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: Unauthorized InvalidAuthenticationToken AuthenticationFailed InvalidSubscriptionKey
  ExpiredAuthenticationToken
permission_denied: AccessDenied PermissionDenied AuthorizationFailed SubscriptionNotRegistered Forbidden
  SpecialFeatureOrQuotaIdRequired SubscriptionNotFound PublicNetworkAccessDisabled VirtualNetworkBlocked
  SubscriptionDisabled
insufficient_quota: InsufficientQuota OutOfCallVolume
rate_limited: RateLimitReached TooManyRequests RateLimitExceeded
concurrency_limited: TooManyRunningTasks
overloaded: EngineOverloaded NoCapacity ServiceUnavailable ServerBusy ModelOverloaded DeploymentNotReady
  DeploymentInProgress
upstream_5xx: InternalServerError InternalError InternalFailure
timeout: Timeout RequestTimeout OperationTimeout GatewayTimeout
model_not_found: DeploymentNotFound ModelNotFound InvalidDeployment
model_deprecated: ServiceModelDeprecated DeploymentModelDeprecated ModelDeprecated ServiceModelRetired
  ModelRetired
endpoint_not_supported: ResourceNotFound OperationNotSupported UnsupportedApiVersion NoRegisteredProviderFound
  MethodNotAllowed
content_policy: ResponsibleAIPolicyViolation ContentFilter content_filter
generation_failed: GenerationFailed JobFailed
invalid_request: BadRequest InvalidRequest Conflict
parameter: InvalidPayload InvalidParameter MissingParameter RequestEntityTooLarge UnsupportedMediaType
  UnsupportedContentType UnprocessableEntity InvalidRequestParameter JobNotFound
""",
)
FAMILIES: Final = (COMMON, OPENAI, AZURE)
