"""Codes of clouds that serve other vendors' models: Bedrock, fal, Replicate."""

from typing import Final

from exporter.core.classify.codes.table import Family
from exporter.core.classify.rule import Speaker

BEDROCK: Final = Family(
    name="bedrock",
    source="https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html;"
    " https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: UnrecognizedClientException ExpiredTokenException ExpiredToken InvalidClientTokenId
  InvalidSignatureException IncompleteSignature IncompleteSignatureException MissingAuthenticationToken
  MissingAuthenticationTokenException RequestExpired SignatureDoesNotMatch InvalidAccessKeyId
permission_denied: AccessDeniedException NotAuthorized OptInRequired AccountProblem
insufficient_quota: ServiceQuotaExceededException
rate_limited?: ThrottlingException Throttling TooManyRequestsException RequestLimitExceeded
overloaded: ModelNotReadyException ServiceUnavailableException ServiceUnavailable
upstream_5xx: InternalServerException InternalFailure InternalServerError ModelErrorException
  ModelStreamErrorException DependencyFailedException
timeout: ModelTimeoutException
model_not_found: ResourceNotFoundException
endpoint_not_supported: InvalidAction UnknownOperationException NotFoundException
invalid_request: ConflictException BadRequestException
parameter: ValidationException ValidationError MalformedQueryString MissingAction MissingParameter
  InvalidParameterCombination InvalidParameterValue InvalidQueryParameter SerializationException
""",
)
FAL: Final = Family(
    name="fal",
    source="https://docs.fal.ai/errors; https://docs.fal.ai/documentation/model-apis/request-errors",
    speaker=Speaker.VENDOR_ALONE,
    table="""
timeout: request_timeout startup_timeout generation_timeout
overloaded: runner_scheduling_failure
upstream_5xx: runner_connection_timeout runner_disconnected runner_connection_refused runner_connection_error
  runner_server_error internal_error internal_server_error downstream_service_error
  downstream_service_unavailable
bad_response: runner_incomplete_response
internal: client_disconnected client_cancelled
content_policy: content_policy_violation
generation_failed: no_media_generated
invalid_request: bad_request file_download_error
parameter: image_too_small image_too_large image_load_error face_detection_error file_too_large
  greater_than greater_than_equal less_than less_than_equal multiple_of sequence_too_short sequence_too_long
  one_of feature_not_supported invalid_archive archive_file_count_below_minimum
  archive_file_count_exceeds_maximum audio_duration_too_long audio_duration_too_short
  unsupported_audio_format unsupported_image_format unsupported_video_format video_duration_too_long
  video_duration_too_short missing value_error type_error string_type int_parsing enum literal_error
  string_too_short string_too_long
""",
)
REPLICATE: Final = Family(
    name="replicate",
    source="https://replicate.com/docs/reference/error-codes",
    speaker=Speaker.VENDOR_ALONE,
    table="""
upstream_5xx: E1000 E9243
generation_failed: E1001 E8367
invalid_request: E4875
timeout: E6716
overloaded: E8765
bad_response: E9825
""",
)
FAMILIES: Final = (BEDROCK, FAL, REPLICATE)
