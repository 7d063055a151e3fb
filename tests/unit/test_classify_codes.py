"""Every published code, in the shape its family answers in and with nothing else said, means what is documented.

What is expected is written here once more, from the documents and not from the tables under test.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.codes.lookup import FAMILIES
from exporter.core.classify.codes.table import Family
from exporter.core.vocabulary import Channel, Fault, Reason, State, Upstream

OURS = (State.UNKNOWN, Fault.OURS)
FINE = (State.OPERATIONAL, Fault.OURS)
WORSE = (State.DEGRADED, Fault.UPSTREAM)
RISK = (State.RISK_CONTROL, Fault.UPSTREAM)
DOWN = (State.SUSPENDED, Fault.UPSTREAM)
GONE = (State.RETIRED, Fault.UPSTREAM)
Seen = tuple[State, Fault]


class Meaning(NamedTuple):
    """What a code means for us: at the vendor, at a gateway that repeats it, on a reverse channel."""

    vendor: Seen
    gateway: Seen
    reverse: Seen


KEY = Meaning(OURS, DOWN, RISK)
MONEY = Meaning(OURS, DOWN, DOWN)
RIGHTS = Meaning(OURS, DOWN, RISK)
PLACE = Meaning(OURS, DOWN, DOWN)
PACE = Meaning(WORSE, WORSE, RISK)
CONTENT = Meaning(FINE, FINE, FINE)
PARAMETER = Meaning(FINE, FINE, FINE)
REQUEST = Meaning(OURS, OURS, OURS)
ROUTE = Meaning(OURS, OURS, OURS)
MODEL = Meaning(OURS, OURS, DOWN)
"""An unknown model is a wrong name of ours; on a reverse channel nobody serves it now."""
BROKEN = Meaning(WORSE, WORSE, WORSE)
PAUSED = Meaning(DOWN, DOWN, DOWN)
RETIRED = Meaning(GONE, GONE, GONE)
HUNTED = Meaning(RISK, RISK, RISK)
OWN = Meaning(OURS, OURS, OURS)
"""What a gateway says of our own key, balance, rights and pace."""
CHANNEL = Meaning(DOWN, DOWN, DOWN)


class Case(NamedTuple):
    """One code, as one family answers it."""

    family: str
    code: str
    answer: Answer
    meaning: Meaning


Shape = Callable[[str], Any]


def top(code: str) -> Any:
    """Kling: numbers at the top."""
    return {"code": int(code), "message": "x", "request_id": "r1"}


def base_resp(code: str) -> Any:
    """MiniMax, under 200."""
    return {"task_id": "", "base_resp": {"status_code": int(code), "status_msg": "x"}}


def dashscope(code: str) -> Any:
    """DashScope: words at the top."""
    return {"code": code, "message": "x", "request_id": "r1"}


def ark(code: str) -> Any:
    """Volcengine Ark: OpenAI's shape with words of its own."""
    return {"error": {"code": code, "message": "x", "param": "", "type": "BadRequest"}}


def pair(code: str) -> Any:
    """Zhipu and Azure: code and message."""
    return {"error": {"code": code, "message": "x"}}


def tencent(code: str) -> Any:
    """Tencent, under 200."""
    return {"Response": {"Error": {"Code": code, "Message": "x"}, "RequestId": "r1"}}


def coded(code: str) -> Any:
    """OpenAI, the code under `code`."""
    return {"error": {"message": "x", "type": "invalid_request_error", "param": None, "code": code}}


def typed(code: str) -> Any:
    """OpenAI, the code under `type`."""
    return {"error": {"message": "x", "type": code, "param": None, "code": None}}


def quota(code: str) -> Any:
    """OpenAI says this one twice."""
    return {"error": {"message": "x", "type": code, "param": None, "code": code}}


def rpc(code: str) -> Any:
    """Google: a status by name."""
    return {"error": {"code": 418, "message": "x", "status": code}}


def operation(code: str) -> Any:
    """Google: a status by number, in an operation."""
    return {"name": "operations/1", "done": True, "error": {"code": int(code), "message": "x"}}


def reason(code: str) -> Any:
    """Google: a reason among the details."""
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": code, "domain": "googleapis.com"}
    return {"error": {"code": 400, "message": "x", "status": "FAILED_PRECONDITION", "details": [detail]}}


def flow(code: str) -> Any:
    """Google Flow: a reason among the details."""
    return {
        "error": {"code": 400, "message": "x", "status": "INVALID_ARGUMENT", "details": [{"reason": code}]}
    }


def bedrock(code: str) -> Any:
    """AWS."""
    return {"__type": code, "message": "x"}


def xai(code: str) -> Any:
    """xAI: a word or a sentence as the code, a sentence as the error."""
    return {"code": code.replace("_", " "), "error": "x"}


def fal_model(code: str) -> Any:
    """fal: errors of models."""
    return {"detail": [{"loc": ["body"], "msg": "x", "type": code, "url": "https://docs.fal.ai/errors"}]}


def fal_request(code: str) -> Any:
    """fal: errors of its runners."""
    return {"detail": "x", "error_type": code}


def runway(code: str) -> Any:
    """Runway: a failed task, under 200."""
    return {"id": "t1", "status": "FAILED", "failure": "x", "failureCode": code}


def replicate(code: str) -> Any:
    """Replicate: the code at the end of the message, under 200."""
    return {"id": "p1", "status": "failed", "error": f"x ({code})"}


def luma(code: str) -> Any:
    """Luma: a failed generation, under 200."""
    return {"id": "g1", "state": "failed", "failure_reason": code}


def new_api(code: str) -> Any:
    """new-api: its own error object."""
    return {"error": {"message": "x", "type": "new_api_error", "param": "", "code": code}}


def task(code: str) -> Any:
    """new-api: tasks."""
    return {"code": code, "message": "x", "data": None}


def litellm(code: str) -> Any:
    """LiteLLM: the HTTP status as text under `code`."""
    return {"error": {"message": "x", "type": code, "param": "None", "code": "400"}}


Rows = tuple[tuple[Meaning, int, str], ...]

DOCUMENTED: Mapping[tuple[str, Shape], Rows] = {
    ("kling", top): (
        (KEY, 401, "1000 1001 1002 1003 1004"),
        (RIGHTS, 429, "1100 1304"),
        (RIGHTS, 403, "1103"),
        (MONEY, 429, "1101 1102"),
        (PARAMETER, 400, "1200 1201"),
        (ROUTE, 404, "1202"),
        (MODEL, 404, "1203"),
        (CONTENT, 400, "1300 1301"),
        (PACE, 429, "1302 1303"),
        (BROKEN, 500, "5000"),
        (BROKEN, 503, "5001"),
        (BROKEN, 504, "5002"),
    ),
    ("minimax", base_resp): (
        (BROKEN, 200, "1000 1001 1013 1024 1033"),
        (PACE, 200, "1002 1039 1041 2045"),
        (KEY, 200, "1004 2049"),
        (MONEY, 200, "1008 2056"),
        (CONTENT, 200, "1026 1027"),
        (PARAMETER, 200, "1042 1043 1044 2013 20132 2037 2039 2048"),
        (RIGHTS, 200, "2038 2042 2061"),
    ),
    ("dashscope", dashscope): (
        (KEY, 401, "InvalidApiKey"),
        (MONEY, 400, "Arrearage"),
        (MONEY, 403, "AllocationQuota.FreeTierOnly"),
        (MONEY, 429, "PrepaidBillOverdue PostpaidBillOverdue"),
        (RIGHTS, 403, "AccessDenied Workspace.AccessDenied Model.AccessDenied AccessDenied.Unpurchased"),
        (RIGHTS, 404, "WorkSpaceNotFound"),
        (RIGHTS, 429, "CommodityNotPurchased"),
        (MODEL, 404, "ModelNotFound"),
        (
            PACE,
            429,
            "Throttling Throttling.RateQuota Throttling.AllocationQuota Throttling.BurstRate LimitRequests",
        ),
        (CONTENT, 400, "DataInspectionFailed FaqRuleBlocked CustomRoleBlocked"),
        (CONTENT, 400, "IPInfringementSuspect"),
        (
            PARAMETER,
            400,
            "InvalidParameter UnsupportedOperation FlowNotPublished InvalidSchema InvalidURL.Format",
        ),
        (
            PARAMETER,
            400,
            "InvalidSchemaFormat BadRequest.EmptyInput BadRequest.EmptyParameters BadRequest.EmptyModel",
        ),
        (PARAMETER, 413, "BadRequest.TooLarge"),
        (PARAMETER, 415, "BadRequest.UnsupportedFileFormat"),
        (REQUEST, 415, "BadRequest.InputDownloadFailed"),
        (REQUEST, 400, "InvalidParameter.DataInspection"),
        (BROKEN, 408, "RequestTimeOut"),
        (BROKEN, 500, "InternalError InternalError.Algo SystemError InternalError.Timeout RewriteFailed"),
        (BROKEN, 500, "RetrivalFailed AppProcessFailed ModelServiceFailed InvokePluginFailed"),
        (BROKEN, 503, "ModelUnavailable"),
    ),
    ("ark", ark): (
        (KEY, 401, "AuthenticationError"),
        (RIGHTS, 401, "InvalidAccountStatus"),
        (RIGHTS, 403, "AccessDenied OperationDenied.PermissionDenied OperationDenied.ServiceNotOpen"),
        (RIGHTS, 404, "ModelNotOpen InvalidEndpointOrModel.ModelIDAccessDisabled"),
        (MONEY, 403, "AccountOverdueError OperationDenied.ServiceOverdue InvalidSubscription"),
        (MONEY, 429, "QuotaExceeded SetLimitExceeded"),
        (PACE, 429, "RateLimitExceeded.EndpointRPMExceeded RateLimitExceeded.EndpointTPMExceeded"),
        (PACE, 429, "ModelAccountRpmRateLimitExceeded ModelAccountTpmRateLimitExceeded RequestBurstTooFast"),
        (
            PACE,
            429,
            "ModelAccountIpmRateLimitExceeded APIAccountRpmRateLimitExceeded AccountRateLimitExceeded",
        ),
        (PACE, 429, "InflightBatchsizeExceeded"),
        (BROKEN, 429, "ServerOverloaded"),
        (BROKEN, 500, "InternalServiceError"),
        (BROKEN, 400, "ContentSecurityDetectionError"),
        (PAUSED, 400, "InvalidEndpoint.ClosedEndpoint"),
        (MODEL, 404, "InvalidEndpointOrModel.NotFound UnsupportedModel"),
        (CONTENT, 400, "SensitiveContentDetected SensitiveContentDetected.Violence"),
        (CONTENT, 400, "SensitiveContentDetected.SevereViolation InputTextSensitiveContentDetected"),
        (CONTENT, 400, "InputImageSensitiveContentDetected InputVideoSensitiveContentDetected"),
        (CONTENT, 400, "InputAudioSensitiveContentDetected OutputTextSensitiveContentDetected"),
        (CONTENT, 400, "OutputImageSensitiveContentDetected OutputVideoSensitiveContentDetected"),
        (CONTENT, 400, "OutputAudioSensitiveContentDetected InputTextRiskDetection InputImageRiskDetection"),
        (CONTENT, 400, "OutputTextRiskDetection OutputImageRiskDetection"),
        (CONTENT, 400, "InputImageSensitiveContentDetected.PrivacyInformation"),
        (CONTENT, 400, "OutputVideoSensitiveContentDetected.PolicyViolation"),
        (PARAMETER, 400, "MissingParameter InvalidParameter InvalidParameter.UnsupportedParameter"),
        (PARAMETER, 400, "MissingParameter.model InvalidArgumentError InvalidArgumentError.UnknownRole"),
        (PARAMETER, 400, "InvalidArgumentError.InvalidImageDetail InvalidArgumentError.InvalidPixelLimit"),
        (PARAMETER, 400, "InvalidImageURL.EmptyURL InvalidImageURL.InvalidFormat OutofContextError"),
        (PARAMETER, 400, "Duplicate.Tags.Key"),
        (PARAMETER, 403, "OperationDenied.InvalidState OperationDenied.ConflictedValidationSet"),
    ),
    ("zhipu", pair): (
        (KEY, 401, "1000 1001 1002 1003 1004"),
        (RIGHTS, 429, "1110 1111 1112 1121"),
        (RIGHTS, 403, "1220"),
        (MONEY, 429, "1113 1304 1308 1309 1310 1311"),
        (BROKEN, 500, "500 1120 1230 1234"),
        (PARAMETER, 400, "1210 1213 1214 1215 1231 1261"),
        (MODEL, 400, "1211"),
        (ROUTE, 400, "1212 1222"),
        (RETIRED, 400, "1221"),
        (CONTENT, 400, "1301"),
        (PACE, 429, "1302 1303"),
        (BROKEN, 429, "1305 1312"),
    ),
    ("tencent", tencent): (
        (
            KEY,
            200,
            "AuthFailure AuthFailure.InvalidSecretId AuthFailure.SecretIdNotFound AuthFailure.MFAFailure",
        ),
        (KEY, 200, "AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure"),
        (RIGHTS, 200, "AuthFailure.UnauthorizedOperation UnauthorizedOperation OperationDenied"),
        (
            RIGHTS,
            200,
            "ResourceUnavailable.Freeze ResourceUnavailable.NotReady FailedOperation.UserUnAuthError",
        ),
        (RIGHTS, 200, "FailedOperation.ServiceNotActivated IpInBlacklist IpNotInWhitelist"),
        (MONEY, 200, "ResourceUnavailable.InArrears ResourceUnavailable.LowBalance"),
        (MONEY, 200, "ResourcesSoldOut.ChargeStatusException ResourceInsufficient.ChargeResourceExhaust"),
        (MONEY, 200, "FailedOperation.FreeResourcePackExhausted FailedOperation.ResourcePackExhausted"),
        (MONEY, 200, "FailedOperation.ServiceStopArrears"),
        (
            PACE,
            200,
            "RequestLimitExceeded RequestLimitExceeded.JobNumExceed RequestLimitExceeded.UinLimitExceeded",
        ),
        (PACE, 200, "RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded"),
        (
            BROKEN,
            200,
            "ResourceInsufficient FailedOperation.JobQueueFull FailedOperation.EngineServerLimitExceeded",
        ),
        (
            BROKEN,
            200,
            "InternalError FailedOperation.InnerError FailedOperation.ServerError FailedOperation.RpcFail",
        ),
        (BROKEN, 200, "FailedOperation.RequestTimeout FailedOperation.EngineRequestTimeout FailedOperation"),
        (BROKEN, 200, "FailedOperation.UnKnowError FailedOperation.ConsoleServerError"),
        (ROUTE, 200, "InvalidAction NoSuchVersion NoSuchProduct UnsupportedOperation"),
        (MODEL, 200, "InvalidParameterValue.Model"),
        (CONTENT, 200, "OperationDenied.TextIllegalDetected OperationDenied.ImageIllegalDetected"),
        (CONTENT, 200, "FailedOperation.ModerationFailed FailedOperation.TextModerationNotPass"),
        (REQUEST, 200, "FailedOperation.DownloadError FailedOperation.ImageDownloadError"),
        (PARAMETER, 200, "InvalidParameter InvalidParameterValue MissingParameter UnknownParameter"),
        (PARAMETER, 200, "InvalidParameterValue.InvalidVideoDuration InvalidParameterValue.UrlIllegal"),
        (PARAMETER, 200, "FailedOperation.ImageDecodeFailed FailedOperation.VideoDurationExceed"),
        (PARAMETER, 200, "FailedOperation.FaceSizeTooSmall FailedOperation.ImageSizeExceed"),
        (PARAMETER, 200, "FailedOperation.JobNotExist FailedOperation.TaskNotExist"),
    ),
    ("google", rpc): (
        (REQUEST, 400, "INVALID_ARGUMENT FAILED_PRECONDITION OUT_OF_RANGE"),
        (ROUTE, 404, "NOT_FOUND"),
        (REQUEST, 409, "ALREADY_EXISTS"),
        (BROKEN, 409, "ABORTED"),
        (Meaning(OURS, OURS, RISK), 403, "PERMISSION_DENIED"),
        (PACE, 429, "RESOURCE_EXHAUSTED"),
        (REQUEST, 499, "CANCELLED"),
        (BROKEN, 500, "INTERNAL UNKNOWN DATA_LOSS"),
        (BROKEN, 503, "UNAVAILABLE"),
        (BROKEN, 504, "DEADLINE_EXCEEDED"),
        (ROUTE, 501, "UNIMPLEMENTED"),
    ),
    ("google", operation): (
        (REQUEST, 200, "3 9 11"),
        (BROKEN, 200, "2 4 10 13 14 15"),
        (PACE, 200, "8"),
    ),
    ("google", reason): (
        (KEY, 400, "API_KEY_INVALID API_KEY_EXPIRED"),
        (
            KEY,
            401,
            "ACCESS_TOKEN_EXPIRED ACCESS_TOKEN_TYPE_UNSUPPORTED CREDENTIALS_MISSING SESSION_COOKIE_INVALID",
        ),
        (
            RIGHTS,
            403,
            "SERVICE_DISABLED API_KEY_SERVICE_BLOCKED API_KEY_HTTP_REFERRER_BLOCKED CONSUMER_SUSPENDED",
        ),
        (RIGHTS, 403, "API_KEY_IP_ADDRESS_BLOCKED API_KEY_ANDROID_APP_BLOCKED API_KEY_IOS_APP_BLOCKED"),
        (RIGHTS, 403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT ACCOUNT_STATE_INVALID RESOURCE_PROJECT_INVALID"),
        (RIGHTS, 403, "USER_BLOCKED_BY_ADMIN RESOURCE_USAGE_RESTRICTION_VIOLATED ORG_RESTRICTION_VIOLATION"),
        (RIGHTS, 403, "GCP_SUSPENDED LOCATION_ORG_POLICY_VIOLATED SECURITY_POLICY_VIOLATED"),
        (RIGHTS, 403, "IAM_PERMISSION_DENIED USER_PROJECT_DENIED MISSING_ORIGIN"),
        (PLACE, 400, "LOCATION_POLICY_VIOLATED"),
        (MONEY, 403, "BILLING_DISABLED"),
        (MONEY, 429, "RESOURCE_QUOTA_EXCEEDED"),
        (PACE, 429, "RATE_LIMIT_EXCEEDED"),
        (BROKEN, 503, "MODEL_CAPACITY_EXHAUSTED"),
        (PARAMETER, 400, "SYSTEM_PARAMETER_UNSUPPORTED ORG_RESTRICTION_HEADER_INVALID"),
    ),
    ("flow", flow): (
        (CONTENT, 400, "PUBLIC_ERROR_UNSAFE_GENERATION PUBLIC_ERROR_PROMINENT_PEOPLE PUBLIC_ERROR_MINOR"),
        (CONTENT, 400, "PUBLIC_ERROR_PROMINENT_PEOPLE_UPLOAD PUBLIC_ERROR_PROMINENT_PEOPLE_FILTER_FAILED"),
        (
            CONTENT,
            400,
            "PUBLIC_ERROR_MINOR_UPLOAD PUBLIC_ERROR_SEXUAL PUBLIC_ERROR_VIOLENCE PUBLIC_ERROR_DANGEROUS",
        ),
        (
            CONTENT,
            400,
            "PUBLIC_ERROR_DANGER_FILTER PUBLIC_ERROR_SAFETY_FILTER PUBLIC_ERROR_NSFW_FILTER_TRIGGERED",
        ),
        (
            CONTENT,
            400,
            "PUBLIC_ERROR_SAFETY_FILTER_TRIGGERED PUBLIC_ERROR_AUDIO_FILTERED PUBLIC_ERROR_RECITATION",
        ),
        (CONTENT, 400, "PUBLIC_ERROR_IP_INPUT_IMAGE PUBLIC_ERROR_CHILD_SAFETY PUBLIC_ERROR_DECEPTIVE"),
        (CONTENT, 400, "PUBLIC_ERROR_HATE_SPEECH PUBLIC_ERROR_UNSAFE"),
        (
            HUNTED,
            403,
            "PUBLIC_ERROR_UNUSUAL_ACTIVITY PUBLIC_ERROR_RECAPTCHA_FAILED PUBLIC_ERROR_CAPTCHA_FAILED",
        ),
        (HUNTED, 429, "PUBLIC_ERROR_UNUSUAL_ACTIVITY_TOO_MUCH_TRAFFIC"),
        (CHANNEL, 429, "PUBLIC_ERROR_USER_QUOTA_REACHED PUBLIC_ERROR_PER_MODEL_DAILY_QUOTA_REACHED"),
        (CHANNEL, 429, "PUBLIC_ERROR_PER_MODEL_DAILY_QUOTA_REACHED_UPGRADEABLE PUBLIC_ERROR_QUOTA_EXCEEDED"),
        (CHANNEL, 429, "PUBLIC_ERROR_WORKSPACE_ACCOUNT_QUOTA_REACHED"),
        (CHANNEL, 403, "PUBLIC_ERROR_MODEL_ACCESS_DENIED"),
        (PACE, 429, "PUBLIC_ERROR_USER_REQUESTS_THROTTLED PUBLIC_ERROR_RATE_LIMIT_EXCEEDED"),
        (BROKEN, 500, "PUBLIC_ERROR_HIGH_TRAFFIC PUBLIC_ERROR_VIDEO_GENERATION_TIMED_OUT"),
        (BROKEN, 500, "PUBLIC_ERROR_IMAGE_GENERATION_FAILED PUBLIC_ERROR_VIDEO_GENERATION_FAILED"),
    ),
    ("bedrock", bedrock): (
        (KEY, 403, "UnrecognizedClientException ExpiredTokenException InvalidSignatureException"),
        (KEY, 403, "InvalidClientTokenId MissingAuthenticationTokenException"),
        (KEY, 400, "IncompleteSignature RequestExpired"),
        (RIGHTS, 403, "AccessDeniedException OptInRequired"),
        (RIGHTS, 400, "NotAuthorized"),
        (MONEY, 400, "ServiceQuotaExceededException"),
        (PACE, 429, "ThrottlingException"),
        (BROKEN, 429, "ModelNotReadyException"),
        (BROKEN, 503, "ServiceUnavailableException ServiceUnavailable"),
        (BROKEN, 500, "InternalServerException InternalFailure"),
        (BROKEN, 424, "ModelErrorException ModelStreamErrorException"),
        (BROKEN, 408, "ModelTimeoutException"),
        (MODEL, 404, "ResourceNotFoundException"),
        (ROUTE, 400, "InvalidAction"),
        (REQUEST, 400, "ConflictException"),
        (PARAMETER, 400, "ValidationException ValidationError MissingParameter InvalidParameterValue"),
    ),
    ("azure", pair): (
        (RIGHTS, 403, "SubscriptionNotRegistered AuthorizationFailed SpecialFeatureOrQuotaIdRequired"),
        (KEY, 401, "InvalidAuthenticationToken InvalidSubscriptionKey"),
        (MONEY, 429, "InsufficientQuota"),
        (PACE, 429, "RateLimitReached TooManyRequests"),
        (BROKEN, 503, "NoCapacity EngineOverloaded ServiceUnavailable"),
        (BROKEN, 500, "InternalServerError InternalServerFailure"),
        (BROKEN, 408, "Timeout OperationTimeout"),
        (MODEL, 404, "DeploymentNotFound ModelNotFound"),
        (ROUTE, 404, "ResourceNotFound"),
        (ROUTE, 400, "OperationNotSupported UnsupportedApiVersion"),
        (RETIRED, 410, "ServiceModelDeprecated DeploymentModelDeprecated ModelDeprecated"),
        (CONTENT, 400, "ResponsibleAIPolicyViolation content_filter ContentFilter"),
        (PARAMETER, 413, "RequestEntityTooLarge"),
        (PARAMETER, 400, "InvalidPayload MissingParameter"),
    ),
    ("openai", coded): (
        (OWN, 401, "invalid_api_key"),
        (Meaning(OURS, DOWN, RISK), 401, "invalid_organization mismatched_organization"),
        (Meaning(OURS, DOWN, DOWN), 403, "unsupported_country_region_territory"),
        (Meaning(OURS, DOWN, DOWN), 400, "billing_hard_limit_reached"),
        (PACE, 429, "rate_limit_exceeded"),
        (BROKEN, 503, "server_is_overloaded slow_down engine_overloaded"),
        (BROKEN, 500, "server_error"),
        (BROKEN, 504, "vector_store_timeout"),
        (MODEL, 404, "model_not_found"),
        (RETIRED, 404, "model_deprecated model_decommissioned"),
        (ROUTE, 404, "unknown_url"),
        (
            CONTENT,
            400,
            "content_policy_violation content_filter moderation_blocked image_content_policy_violation",
        ),
        (CONTENT, 400, "invalid_prompt"),
        (PARAMETER, 400, "invalid_value invalid_type missing_required_parameter unknown_parameter"),
        (
            PARAMETER,
            400,
            "unsupported_parameter unsupported_value string_above_max_length context_length_exceeded",
        ),
        (
            PARAMETER,
            400,
            "invalid_image invalid_image_format invalid_base64_image image_too_large image_too_small",
        ),
        (
            PARAMETER,
            400,
            "image_parse_error invalid_image_mode image_file_too_large unsupported_image_media_type",
        ),
        (PARAMETER, 400, "empty_image_file integer_above_max_value array_above_max_length"),
        (REQUEST, 400, "failed_to_download_image invalid_image_url image_file_not_found"),
    ),
    ("openai", quota): ((MONEY, 429, "insufficient_quota"),),
    ("openai", typed): (
        (OWN, 401, "authentication_error"),
        (PACE, 429, "rate_limit_error requests tokens rate_limit_exceeded"),
        (BROKEN, 503, "service_unavailable_error overloaded_error engine_overloaded_error"),
        (BROKEN, 500, "server_error api_error"),
        (REQUEST, 400, "invalid_request_error video_generation_user_error image_generation_user_error"),
    ),
    ("xai", xai): (
        (KEY, 401, "unauthenticated:bad-credentials"),
        (RIGHTS, 403, "The_caller_does_not_have_permission_to_execute_the_specified_operation"),
        (MONEY, 403, "personal-team-blocked:spending-limit"),
        (PACE, 429, "Some_resource_has_been_exhausted resource-exhausted"),
        (BROKEN, 503, "The_service_is_currently_unavailable"),
        (MODEL, 404, "Some_requested_entity_was_not_found"),
        (REQUEST, 400, "Client_specified_an_invalid_argument invalid-argument"),
    ),
    ("fal", fal_model): (
        (BROKEN, 500, "internal_server_error downstream_service_unavailable"),
        (BROKEN, 504, "generation_timeout"),
        (BROKEN, 400, "downstream_service_error"),
        (CONTENT, 422, "content_policy_violation"),
        (BROKEN, 422, "no_media_generated"),
        (REQUEST, 422, "file_download_error"),
        (
            PARAMETER,
            422,
            "image_too_small image_too_large image_load_error face_detection_error file_too_large",
        ),
        (
            PARAMETER,
            422,
            "greater_than greater_than_equal less_than less_than_equal multiple_of one_of missing",
        ),
        (PARAMETER, 422, "sequence_too_short sequence_too_long feature_not_supported invalid_archive"),
        (PARAMETER, 422, "archive_file_count_below_minimum archive_file_count_exceeds_maximum"),
        (PARAMETER, 422, "audio_duration_too_long audio_duration_too_short unsupported_audio_format"),
        (PARAMETER, 422, "unsupported_image_format unsupported_video_format video_duration_too_long"),
        (PARAMETER, 422, "video_duration_too_short"),
    ),
    ("fal", fal_request): (
        (BROKEN, 504, "request_timeout startup_timeout"),
        (BROKEN, 503, "runner_scheduling_failure runner_connection_timeout runner_disconnected"),
        (BROKEN, 503, "runner_connection_refused runner_connection_error"),
        (BROKEN, 502, "runner_incomplete_response"),
        (BROKEN, 500, "runner_server_error internal_error"),
        (REQUEST, 499, "client_disconnected client_cancelled"),
        (REQUEST, 400, "bad_request"),
    ),
    ("runway", runway): (
        (CONTENT, 200, "SAFETY.INPUT.TEXT SAFETY.INPUT.IMAGE SAFETY.INPUT.VIDEO SAFETY.INPUT.AUDIO"),
        (CONTENT, 200, "SAFETY.OUTPUT.VIDEO SAFETY.OUTPUT.IMAGE INPUT_PREPROCESSING.SAFETY.TEXT"),
        (BROKEN, 200, "INTERNAL.BAD_OUTPUT INTERNAL.BAD_OUTPUT.CODE01 INPUT_PREPROCESSING.INTERNAL INTERNAL"),
        (BROKEN, 200, "THIRD_PARTY.UNAVAILABLE"),
        (PARAMETER, 200, "ASSET.INVALID"),
    ),
    ("replicate", replicate): (
        (BROKEN, 200, "E1000 E1001 E6716 E8765 E9243"),
        (REQUEST, 200, "E4875"),
    ),
    ("luma", luma): ((CONTENT, 200, "moderation_failed"),),
    ("new_api", new_api): (
        (OWN, 403, "insufficient_user_quota pre_consume_token_quota_failed access_denied"),
        (OWN, 403, "entitlement_required entitlement_inactive"),
        (OWN, 429, "entitlement_daily_limit_exceeded entitlement_total_limit_exceeded"),
        (OWN, 429, "token_concurrency_limit_reached"),
        (CHANNEL, 503, "model_not_found get_channel_failed"),
        (
            CHANNEL,
            500,
            "channel:no_available_key channel:invalid_key channel:model_mapped_error model_price_error",
        ),
        (
            CHANNEL,
            500,
            "channel:param_override_invalid channel:header_override_invalid channel:aws_client_error",
        ),
        (
            BROKEN,
            500,
            "channel:response_time_exceeded count_token_failed json_marshal_failed do_request_failed",
        ),
        (
            BROKEN,
            500,
            "gen_relay_info_failed aws_invoke_error query_data_error update_data_error empty_response",
        ),
        (BROKEN, 500, "bad_response bad_response_body read_response_body_failed"),
        (BROKEN, 503, "token_concurrency_unavailable"),
        (CONTENT, 400, "sensitive_words_detected prompt_blocked violation_fee.grok.csam"),
        (REQUEST, 400, "bad_request_body read_request_body_failed"),
        (PARAMETER, 400, "invalid_request convert_request_failed"),
    ),
    ("new_api", task): (
        (OWN, 403, "insufficient_user_quota quota_not_enough"),
        (CHANNEL, 503, "get_channel_failed"),
        (CHANNEL, 400, "model_price_error invalid_api_platform"),
        (BROKEN, 500, "do_request_failed build_request_failed get_user_quota_failed"),
        (PARAMETER, 400, "invalid_request task_not_exist task_origin_not_exist missing_model"),
    ),
    ("litellm", litellm): (
        (OWN, 401, "auth_error expired_key token_not_found_in_db"),
        (OWN, 403, "key_model_access_denied team_model_access_denied user_model_access_denied"),
        (OWN, 403, "org_model_access_denied project_model_access_denied team_member_permission_error"),
        (OWN, 400, "budget_exceeded"),
        (BROKEN, 500, "internal_server_error cache_ping_error"),
        (REQUEST, 400, "bad_request_error"),
        (MODEL, 404, "not_found_error"),
        (CONTENT, 400, "ContentPolicyViolationError RejectedRequestError"),
        (PARAMETER, 400, "ContextWindowExceededError"),
        (BROKEN, 503, "ServiceUnavailableError"),
    ),
}


def cases() -> Iterator[Case]:
    for (family, shape), rows in DOCUMENTED.items():
        for meaning, status, codes in rows:
            for code in codes.split():
                body = json.dumps(shape(code))
                yield Case(family, code, Answer(Transport.HTTP, status, {}, body), meaning)


CASES = tuple(cases())


def judged(answer: Answer, channel: Channel, upstream: Upstream) -> tuple[State, Fault | None]:
    verdict = classify(answer, channel, upstream=upstream)
    return verdict.outcome, verdict.fault


def named(case: Case) -> str:
    return f"{case.family}-{case.answer.status}-{case.code}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_code_means_what_its_family_documents(case: Case) -> None:
    found = Meaning(
        judged(case.answer, Channel.OFFICIAL, Upstream.VENDOR),  # type: ignore[arg-type]
        judged(case.answer, Channel.OFFICIAL, Upstream.GATEWAY),  # type: ignore[arg-type]
        judged(case.answer, Channel.REVERSE, Upstream.GATEWAY),  # type: ignore[arg-type]
    )
    assert found == case.meaning


# Whatever the code


def test_a_code_is_the_same_however_its_words_are_joined() -> None:
    spelled = (
        "insufficient_user_quota",
        "InsufficientUserQuota",
        "INSUFFICIENT_USER_QUOTA",
        "insufficient-user-quota",
        "insufficient.user.quota",
    )
    answers = [Answer(status=403, body=json.dumps(pair(code))) for code in spelled]
    assert {classify(answer, Channel.OFFICIAL).reason for answer in answers} == {Reason.INSUFFICIENT_QUOTA}


SPELLED = (
    (Reason.INSUFFICIENT_QUOTA, 400, "render_quota_exceeded RENDER_QUOTA_EXCEEDED renderQuotaExceeded"),
    (Reason.INSUFFICIENT_QUOTA, 400, "studio.balance_too_low NotEnoughCredits"),
    (Reason.RATE_LIMITED, 400, "studio_rate_limit_hit StudioRateLimited studio.too_many_requests"),
    (Reason.OVERLOADED, 400, "render_farm_overloaded RenderFarmBusy"),
    (Reason.TIMEOUT, 400, "render_timed_out RenderTimeout"),
    (Reason.CONTENT_POLICY, 400, "scene_moderation_hit PromptPolicyViolated"),
    (Reason.INVALID_KEY, 400, "studio_key_expired StudioTokenRevoked"),
    (Reason.ENDPOINT_NOT_SUPPORTED, 400, "studio_not_found"),
    (Reason.MODEL_DEPRECATED, 400, "studio_model_sunset"),
)
"""Codes that no table has: nothing but their words tells."""


@pytest.mark.parametrize(
    ("reason", "status", "code"),
    [(reason, status, code) for reason, status, codes in SPELLED for code in codes.split()],
)
def test_the_words_of_an_unknown_code_tell(reason: Reason, status: int, code: str) -> None:
    answer = Answer(status=status, body=json.dumps(pair(code)))
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is reason


@pytest.mark.parametrize("code", ["zzz_qqq", "WeirdThing", "5417", "x", "E1234x"])
def test_a_code_that_says_nothing_leaves_the_word_to_the_status(code: str) -> None:
    for status, reason in ((500, Reason.UPSTREAM_5XX), (401, Reason.INVALID_KEY), (429, Reason.RATE_LIMITED)):
        answer = Answer(status=status, body=json.dumps(pair(code)))
        assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is reason


def test_the_most_specific_field_tells() -> None:
    fields = {"status": "INVALID_ARGUMENT", "type": "server_error", "code": "DeploymentNotFound"}
    detail = {"reason": "API_KEY_INVALID", "domain": "googleapis.com"}

    def reason_of(**error: Any) -> Reason:
        body = json.dumps({"error": {"message": "x", **error}})
        return classify(Answer(status=400, body=body), Channel.OFFICIAL, upstream=Upstream.VENDOR).reason

    assert reason_of(**fields, details=[detail]) is Reason.INVALID_KEY
    assert reason_of(**fields) is Reason.MODEL_NOT_FOUND
    assert reason_of(status="UNAVAILABLE", type="ServiceQuotaExceededException") is Reason.INSUFFICIENT_QUOTA


def test_a_number_means_something_only_in_the_shape_of_its_family() -> None:
    for body in ({"code": 1102, "msg": "x"}, {"status_code": 1008, "message": "x"}):
        answer = Answer(status=500, body=json.dumps(body))
        assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is Reason.UPSTREAM_5XX


def test_words_that_say_more_than_a_quiet_code_decide() -> None:
    error = {
        "code": "InvalidParameter",
        "message": "Error while downloading: https://x",
        "type": "BadRequest",
    }
    answer = Answer(status=400, body=json.dumps({"error": error}))
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).outcome is State.UNKNOWN


def upper(value: Any) -> Any:
    """The same with the keys of all objects in capitals."""
    if isinstance(value, dict):
        return {key.upper(): upper(item) for key, item in value.items()}
    return [upper(item) for item in value] if isinstance(value, list) else value


WRAPPINGS: Mapping[str, Callable[[Any], Any]] = {
    "in an envelope": lambda value: {"result": value},
    "as a text": lambda value: {"error": json.dumps(value)},
    "as a text in a message": lambda value: {"error": {"message": json.dumps(value)}},
    "in a list": lambda value: [value],
}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_wrapping_changes_no_meaning(name: str) -> None:
    changed = []
    for case in CASES:
        wrapped = json.dumps(WRAPPINGS[name](json.loads(case.answer.body)))
        answer = Answer(Transport.HTTP, case.answer.status, {}, wrapped)
        if judged(answer, Channel.OFFICIAL, Upstream.VENDOR) != case.meaning.vendor:
            changed.append((case.family, case.code))
    assert changed == []


def test_the_case_of_keys_changes_no_meaning() -> None:
    # But for one word: Tencent is known by its capitals where DashScope means something else.
    changed = []
    for case in CASES:
        body = json.dumps(upper(json.loads(case.answer.body)))
        answer = Answer(Transport.HTTP, case.answer.status, {}, body)
        if judged(answer, Channel.OFFICIAL, Upstream.VENDOR) != case.meaning.vendor:
            changed.append((case.family, case.code))
    assert changed == [("tencent", "UnsupportedOperation")]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_table_reads_and_says_where_it_was_published(family: Family) -> None:
    assert family.meanings
    assert family.source
