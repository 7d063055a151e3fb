"""Errors that a cloud names by class, in its bodies and in its SDKs: the name says what the text may not."""

from typing import Final

from exporter.core.rules.base import Rule
from exporter.core.words import Fault, Reason, State


def _named(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}exception" for name in names)


TABLE: Final = (
    Rule(
        name="cloud.our_model",
        reason=Reason.MODEL_NOT_FOUND,
        phrases=("on-demand throughput isn't supported", "provided model identifier is invalid"),
        seen="terricain/aioboto3 issue 352: Bedrock wants an inference profile instead of the model's id",
    ),
    Rule(
        name="cloud.quota",
        reason=Reason.INSUFFICIENT_QUOTA,
        phrases=(*_named("servicequotaexceeded", "accountsuspended", "optinrequired"),),
        seen="botocore: An error occurred (ServiceQuotaExceededException) when calling …",
    ),
    Rule(
        name="cloud.rate",
        reason=Reason.RATE_LIMITED,
        phrases=(*_named("throttling", "toomanyrequests", "provisionedthroughputexceeded"),),
        seen="botocore: An error occurred (ThrottlingException) when calling the Converse operation",
    ),
    Rule(
        name="cloud.server",
        reason=Reason.UPSTREAM_5XX,
        phrases=(
            *_named(
                "internalserver",
                "internalfailure",
                "modelerror",
                "modelstreamerror",
                "modelnotready",
                "serviceunavailable",
            ),
        ),
        seen="Bedrock API reference: ModelErrorException, InternalServerException, ModelNotReadyException",
    ),
    Rule(
        name="cloud.key",
        reason=Reason.INVALID_KEY,
        phrases=(
            *_named("unrecognizedclient", "expiredtoken", "invalidsignature", "incompletesignature"),
            "security token included in the request is",
        ),
        seen="new-api keyword list: `The security token included in the request is invalid`",
    ),
    Rule(
        name="cloud.permission",
        reason=Reason.PERMISSION_DENIED,
        phrases=(*_named("accessdenied"), "is not authorized to perform"),
        seen="botocore AccessDeniedException: our role, or a model that we never enabled",
    ),
    Rule(
        name="cloud.missing",
        reason=Reason.MODEL_NOT_FOUND,
        phrases=(*_named("resourcenotfound"),),
        seen="Bedrock API reference: ResourceNotFoundException",
    ),
    Rule(
        name="cloud.malformed",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        phrases=("malformed input request", "please reformat your input"),
        seen="Bedrock ValidationException `Malformed input request`: read, judged, nothing billed",
    ),
    Rule(
        name="cloud.refused",
        reason=Reason.INVALID_REQUEST,
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        phrases=(*_named("validation"),),
        seen="boto/boto3 issue 4382: ValidationException of start_async_invoke",
    ),
)
