"""Codes of studios: Runway, Luma, xAI."""

from typing import Final

from exporter.core.classify.codes.table import Family
from exporter.core.classify.rule import Speaker

RUNWAY: Final = Family(
    name="runway",
    source="https://docs.dev.runwayml.com/errors/task-failures/",
    speaker=Speaker.VENDOR_ALONE,
    table="""
content_policy: SAFETY SAFETY.INPUT SAFETY.OUTPUT INPUT_PREPROCESSING.SAFETY
generation_failed: INTERNAL.BAD_OUTPUT
upstream_5xx: INPUT_PREPROCESSING.INTERNAL INPUT_PREPROCESSING
overloaded: THIRD_PARTY.UNAVAILABLE THIRD_PARTY
parameter: ASSET.INVALID ASSET
""",
)
LUMA: Final = Family(
    name="luma",
    source="https://docs.agents.lumalabs.ai/guides/error-handling/; Dream Machine has sentences only",
    speaker=Speaker.VENDOR_ALONE,
    shaped=True,
    table="""
content_policy: content_moderated
insufficient_quota: budget_exhausted
generation_failed: generation_failed
bad_response: output_not_found
parameter: image_too_large unsupported_format corrupt_input invalid_request
""",
)
XAI: Final = Family(
    name="xai",
    source="https://docs.x.ai/docs/key-information/debugging; `code` as api.x.ai sends it",
    speaker=Speaker.VENDOR_ALONE,
    shaped=True,
    table="""
invalid_key: unauthenticated:bad-credentials invalid-api-key
  The_request_does_not_have_valid_authentication_credentials_for_the_operation
  Client_specified_an_invalid_API_key
permission_denied: permission-denied forbidden
  The_caller_does_not_have_permission_to_execute_the_specified_operation
insufficient_quota: personal-team-blocked:spending-limit team-blocked:spending-limit spending-limit
  subscription:free-usage-exhausted
rate_limited?: resource-exhausted rate-limit-exceeded Some_resource_has_been_exhausted
overloaded: unavailable The_service_is_currently_unavailable service-unavailable
upstream_5xx: internal internal-error unknown Internal_error
timeout: deadline-exceeded The_deadline_expired_before_the_operation_could_complete
model_not_found: not-found Some_requested_entity_was_not_found
endpoint_not_supported: unimplemented
content_policy: imagine:content-moderated content-moderated content-violation
invalid_request: invalid-argument failed-precondition Client_specified_an_invalid_argument
""",
)
FAMILIES: Final = (RUNWAY, LUMA, XAI)
