"""Codes of vendors in China, many of them numbers: Kling, MiniMax, DashScope, Ark, Zhipu, Tencent."""

from typing import Final

from exporter.core.classify.codes.table import Family
from exporter.core.classify.rule import Speaker

KLING: Final = Family(
    name="kling",
    source="https://app.klingai.com/global/dev/document-api/apiReference/commonInfo",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: 1000 1001 1002 1003 1004
permission_denied: 1100 1103 1304
insufficient_quota: 1101 1102
parameter: 1200 1201
endpoint_not_supported: 1202
model_not_found: 1203
content_policy: 1300 1301
rate_limited: 1302
concurrency_limited: 1303
upstream_5xx: 5000
overloaded: 5001
timeout: 5002
""",
)
MINIMAX: Final = Family(
    name="minimax",
    source="https://platform.minimax.io/docs/api-reference/errorcode",
    speaker=Speaker.VENDOR_ALONE,
    table="""
upstream_5xx: 1000 1013 1024 1033
timeout: 1001
rate_limited: 1002 1039 2045
concurrency_limited: 1041
invalid_key: 1004 2049
insufficient_quota: 1008 2056
permission_denied: 2038 2042 2061
content_policy: 1026 1027
parameter: 1042 1043 1044 2013 2037 2039 2048 20132
""",
)
DASHSCOPE: Final = Family(
    name="dashscope",
    source="https://help.aliyun.com/en/model-studio/error-code",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: InvalidApiKey
permission_denied: AccessDenied Workspace.AccessDenied Model.AccessDenied App.AccessDenied
  Endpoint.AccessDenied
  CommodityNotPurchased WorkSpaceNotFound AccessDenied.Unpurchased
insufficient_quota: Arrearage PrepaidBillOverdue PostpaidBillOverdue AllocationQuota.FreeTierOnly
  AllocationQuota
rate_limited: Throttling Throttling.RateQuota Throttling.AllocationQuota Throttling.BurstRate Throttling.User
  LimitRequests
overloaded: ModelUnavailable ModelServingError ServiceUnavailable
upstream_5xx: InternalError InternalError.Algo InternalError.FileUpload InternalError.Upload SystemError
  RewriteFailed RetrivalFailed AppProcessFailed ModelServiceFailed InvokePluginFailed
timeout: RequestTimeOut InternalError.Timeout ResponseTimeout
content_policy: DataInspectionFailed data_inspection_failed DataInspection FaqRuleBlocked CustomRoleBlocked
  IPInfringementSuspect
model_not_found: ModelNotFound InvalidModel UnsupportedModel
endpoint_not_supported: NotFound
invalid_request: BadRequest InvalidParameter.DataInspection BadRequest.InputDownloadFailed
  InvalidURL.ConnectionRefused InvalidURL.Timeout InvalidFile.DownloadFailed ClientDisconnect
parameter: InvalidURL InvalidParameter InternalError.Algo.InvalidParameter BadRequest.TooLarge
  BadRequest.UnsupportedFileFormat BadRequest.EmptyInput
  BadRequest.EmptyParameters BadRequest.EmptyModel BadRequest.IllegalInput BadRequest.VoiceNotFound
  BadRequest.ResourceNotExist UnsupportedOperation UnsupportedFileFormat FlowNotPublished InvalidSchema
  InvalidSchemaFormat InvalidImage InvalidImageFormat InvalidImageResolution InvalidFile InvalidGarment
  InvalidPerson InvalidInputLength InvalidInput InvalidTask ImageSizeExceeded FileTooLarge
""",
)
ARK: Final = Family(
    name="ark",
    source="https://www.volcengine.com/docs/82379/1299023; https://www.volcengine.com/docs/6369/68677",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: AuthenticationError InvalidAccessKey InvalidAccessKeyId SignatureDoesNotMatch
  InvalidAuthorization
  InvalidCredential InvalidTimestamp MissingSignature InvalidSecurityToken
permission_denied: AccessDenied InvalidAccountStatus ModelNotOpen OperationDenied
  OperationDenied.PermissionDenied
  OperationDenied.ServiceNotOpen InvalidEndpointOrModel.ModelIDAccessDisabled LackPolicy
  ServiceNotOpen
insufficient_quota: AccountOverdueError OperationDenied.ServiceOverdue InvalidSubscription QuotaExceeded
  SetLimitExceeded AccountSetLimitExceeded
rate_limited: RateLimitExceeded RateLimitExceeded.EndpointRPMExceeded RateLimitExceeded.EndpointTPMExceeded
  ModelAccountRpmRateLimitExceeded ModelAccountTpmRateLimitExceeded ModelAccountIpmRateLimitExceeded
  APIAccountRpmRateLimitExceeded AccountRateLimitExceeded RequestBurstTooFast FlowLimitExceeded
  TooManyRequests
concurrency_limited: InflightBatchsizeExceeded
overloaded: ServerOverloaded ModelLoadingError ServiceUnavailableTemp
service_paused: InvalidEndpoint.ClosedEndpoint
upstream_5xx: InternalServiceError InternalError ContentSecurityDetectionError UnknownError
timeout: InternalServiceTimeout
model_not_found: InvalidEndpointOrModel InvalidEndpointOrModel.NotFound InvalidEndpoint.NotFound
  InvalidEndpoint UnsupportedModel
endpoint_not_supported: InvalidActionOrVersion ServiceNotFound
content_policy: SensitiveContentDetected SensitiveContentDetected.SevereViolation
  SensitiveContentDetected.Violence InputTextSensitiveContentDetected InputImageSensitiveContentDetected
  InputVideoSensitiveContentDetected InputAudioSensitiveContentDetected OutputTextSensitiveContentDetected
  OutputImageSensitiveContentDetected OutputVideoSensitiveContentDetected OutputAudioSensitiveContentDetected
  InputTextRiskDetection InputImageRiskDetection OutputTextRiskDetection OutputImageRiskDetection
parameter: MissingParameter InvalidParameter InvalidArgumentError InvalidImageURL OutofContextError
  Duplicate.Tags.Key OperationDenied.InvalidState OperationDenied.ConflictedValidationSet
  OperationDenied.CustomizationNotSupported InvalidData NotFound
""",
)
ZHIPU: Final = Family(
    name="zhipu",
    source="https://docs.z.ai/api-reference/api-code; https://docs.bigmodel.cn/cn/api/api-code",
    speaker=Speaker.VENDOR_ALONE,
    table="""
upstream_5xx: 500 1100 1120 1200 1230 1234
invalid_key: 1000 1001 1002 1003 1004
permission_denied: 1110 1111 1112 1121 1220 1313
insufficient_quota: 1113 1304 1308 1309 1310 1311
parameter: 1210 1213 1214 1215 1231 1261
model_not_found: 1211
endpoint_not_supported: 1212 1222
endpoint_removed: 1221
content_policy: 1300 1301
concurrency_limited: 1302
rate_limited: 1303
overloaded: 1305 1312
""",
)
TENCENT: Final = Family(
    name="tencent",
    source="https://cloud.tencent.com/document/product/1729 (error codes); tencentcloud-sdk-go"
    " vclm/v20240523, hunyuan/v20230901 and aiart/v20221229 errors.go",
    speaker=Speaker.VENDOR_ALONE,
    table="""
invalid_key: AuthFailure AuthFailure.InvalidSecretId AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire
  AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.InvalidAuthorization
  AuthFailure.MFAFailure
permission_denied: AuthFailure.UnauthorizedOperation UnauthorizedOperation OperationDenied IpInBlacklist
  IpNotInWhitelist ResourceUnavailable.Freeze ResourceUnavailable.IsOpening ResourceUnavailable.NotExist
  ResourceUnavailable.NotReady ResourceUnavailable.UnknownStatus FailedOperation.PartnerAccountUnSupport
  FailedOperation.ServiceNotActivated FailedOperation.ServiceStop FailedOperation.UserUnAuthError
insufficient_quota: ResourceUnavailable.InArrears ResourceUnavailable.LowBalance ResourceUnavailable.StopUsing
  ResourceUnavailable.Recover ResourcesSoldOut.ChargeStatusException
  ResourceInsufficient.ChargeResourceExhaust
  FailedOperation.FreeResourcePackExhausted FailedOperation.ResourcePackExhausted
  FailedOperation.ServiceStopArrears FailedOperation.SetPayModeExceed LimitExceeded
rate_limited: RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded
  RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded
concurrency_limited: RequestLimitExceeded.JobNumExceed
overloaded: ResourceInsufficient ResourcesSoldOut ServiceUnavailable ResourceUnavailable
  ResourceUnavailable.Delivering FailedOperation.JobQueueFull FailedOperation.EngineServerLimitExceeded
upstream_5xx: InternalError FailedOperation.InnerError FailedOperation.ServerError FailedOperation.UnKnowError
  FailedOperation.Unknown FailedOperation.RpcFail FailedOperation.ConsoleServerError
  FailedOperation.EngineServerError FailedOperation.ConfirmTaskException
timeout: FailedOperation.RequestTimeout FailedOperation.EngineRequestTimeout
generation_failed: FailedOperation FailedOperation.AudioProcessFailed FailedOperation.TaskStatusError
endpoint_not_supported: InvalidAction NoSuchVersion NoSuchProduct UnsupportedOperation UnsupportedProtocol
endpoint_removed: ActionOffline
model_not_found: InvalidParameterValue.Model
content_policy: OperationDenied.TextIllegalDetected OperationDenied.ImageIllegalDetected
  FailedOperation.ModerationFailed FailedOperation.TextModerationNotPass FailedOperation.GenerateImageFailed
invalid_request: FailedOperation.DownloadError FailedOperation.ImageDownloadError
parameter: InvalidParameter InvalidParameterValue MissingParameter UnknownParameter UnsupportedRegion
  RequestSizeLimitExceeded ResponseSizeLimitExceeded ResourceNotFound ResourceInUse DryRunOperation
  FailedOperation.AudioDecodeFailed FailedOperation.AudioProcessNotFinished FailedOperation.FaceSizeTooSmall
  FailedOperation.ImageDecodeFailed FailedOperation.ImageNotSupported FailedOperation.ImageResolutionExceed
  FailedOperation.ImageSizeExceed FailedOperation.RequestEntityTooLarge FailedOperation.JobNotExist
  FailedOperation.JobNotFound FailedOperation.TaskNotExist FailedOperation.TranslationConfirmHasFinished
  FailedOperation.TranslationNotNeedConfirm FailedOperation.VideoDecodeFailed
  FailedOperation.VideoDurationExceed FailedOperation.VideoFpsExceed FailedOperation.VideoResolutionExceed
  FailedOperation.VideoSizeExceed
""",
)
VISUAL: Final = Family(
    name="visual",
    source="https://www.volcengine.com/docs/6444/69728; the pages of Jimeng's models name the same",
    speaker=Speaker.VENDOR_ALONE,
    table="""
content_policy: 50411 50412 50413 50511 50512 50516 50517 50518 50519
upstream_5xx: 50500 50501 50520 50521 50522
rate_limited: 50429
concurrency_limited: 50430
permission_denied: 50400
parameter: 50200 50201 50202 50203 50204 50205 50206 50207 50208 50209 50215
""",
)
RUNNINGHUB: Final = Family(
    name="runninghub",
    source="https://www.runninghub.cn/runninghub-api-doc-cn",
    speaker=Speaker.PLATFORM,
    table="""
insufficient_quota: TASK_CREATE_FAILED_BY_NOT_ENOUGH_WALLET CORPAPIKEY_INSUFFICIENT_FUNDS
permission_denied: APIKEY_UNSUPPORTED_FREE_USER TASK_USER_EXCLAPI_REQUIRED APIKEY_USER_NOT_FOUND
invalid_key: APIKEY_UNAUTHORIZED CORPAPIKEY_INVALID
overloaded: TASK_INSTANCE_MAXED TASK_USER_EXCLAPI_INSTANCE_NOT_FOUND
concurrency_limited: TASK_QUEUE_MAXED PERSONAL_QUEUE_COUNT_LIMIT
parameter: APIKEY_INVALID_NODE_INFO VALIDATE_PROMPT_FAILED APIKEY_FILE_SIZE_EXCEEDED WORKFLOW_NOT_EXISTS
  WORKFLOW_NOT_SAVED_OR_NOT_RUNNING WEBAPP_NOT_EXISTS APIKEY_TASK_NOT_FOUND TASK_NOT_FOUNED
generation_failed: APIKEY_TASK_STATUS_ERROR
upstream_5xx: APIKEY_UPLOAD_FAILED
endpoint_not_supported: TOKEN_INVALID
""",
)
FREE_API: Final = Family(
    name="free_api",
    source="LLM-Red-Team/qwen-free-api src/api/consts/exceptions.ts, and those made after it",
    speaker=Speaker.GATEWAY,
    table="""
parameter: -2000 -2003 -2004
content_policy: -2006
generation_failed: -2007 -2008
""",
)
FAMILIES: Final = (KLING, MINIMAX, DASHSCOPE, ARK, ZHIPU, TENCENT, VISUAL, RUNNINGHUB, FREE_API)
