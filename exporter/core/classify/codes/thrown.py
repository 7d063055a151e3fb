"""Classes of exceptions that clients throw, by their own name, whatever package it stands in.

A class counts for more than the words behind it where its library throws it before anybody is asked, or at a
mistake of the program: pools, limiters, breakers, queues and stores of our own, files, types (`AT_HOME`).
Where a client throws it at an answer, or at none, it only tells what the words do not (`AFAR`).
"""

from functools import cache
from typing import Final

from exporter.core.classify.codes.table import Family, lines
from exporter.core.classify.rule import Rule, Speaker
from exporter.core.vocabulary import Reason

AT_HOME: Final = Family(
    name="at_home",
    source="references of JDK, OkHttp, Netty, resilience4j, .NET, Polly, Python, botocore, celery, Node, "
    "BullMQ, AI SDK, PHP, Ruby, Dart, Elixir",
    speaker=Speaker.VENDOR,
    table="""
internal: NoClassDefFoundError ClassNotFoundException NoSuchMethodError NoSuchFieldError ClassCastException
  NoSuchFileException FileNotFoundException NetworkOnMainThreadException StackOverflowError
  ExceptionInInitializerError UnsupportedClassVersionError ConcurrentModificationException
  ArrayIndexOutOfBoundsException StringIndexOutOfBoundsException NumberFormatException ArithmeticException
  UnknownServiceException DataBufferLimitException BeanCreationException NoSuchBeanDefinitionException
  UnsatisfiedDependencyException JobCancellationException UninitializedPropertyAccessException
  RejectedExecutionException ConnectionPoolTimeoutException ConnectionRequestTimeoutException
  PoolAcquirePendingLimitException PoolAcquireTimeoutException PoolShutdownException PoolTimeout
  BulkheadFullException BulkheadRejectedException CallNotPermittedException CircuitBreakerOpenException
  DegradeException SystemBlockException BrokenCircuitException IsolatedCircuitException CircuitBreakerError
  CircuitOpenError BreakerOpenError RedLight
  ObjectDisposedException NullReferenceException InvalidCastException UriFormatException
  DirectoryNotFoundException UnauthorizedAccessException PathTooLongException TypeInitializationException
  TypeLoadException MissingMethodException ArgumentNullException
  DllNotFoundException BadImageFormatException SynchronizationLockException
  PermissionError IsADirectoryError NotADirectoryError FileExistsError FileNotFoundError BlockingIOError
  ChildProcessError ProcessLookupError BrokenProcessPool BrokenThreadPool InvalidStateError IndentationError
  ImproperlyConfigured AppRegistryNotReady
  SettingsError TomlDecodeError ScannerError UsageError InputRequired ModelRequired
  ImpersonateError
  OfflineModeIsEnabled
  UnidentifiedImageError LocationParseError InvalidHeader
  StreamConsumed ResponseNotRead RequestNotRead CookieConflict ClosedResourceError BusyResourceError
  ParamValidationError NoRegionError ProfileNotFound ConfigNotFound UnknownServiceError
  WorkerLostError NotRegistered SoftTimeLimitExceeded HorseMonitorTimeoutException AbandonedJobError
  DirtyExit AMQPConnectionError ChannelClosedByBroker StreamLostError NoBrokersAvailable KafkaTimeoutError
  KafkaConnectionError BottleneckError AskTimeoutException
  IntegrityError ProgrammingError PrismaClientInitializationError PrismaClientKnownRequestError
  SequelizeConnectionError
  ConnectionNotEstablished MongoServerSelectionError MongoNetworkError ServerSelectionTimeoutError
  QueryFailedError JedisConnectionException RedisConnectionException RedisConnectionFailureException
  RedisCommandTimeoutException SQLTransientConnectionException DataIntegrityViolationException
  CannotGetJdbcConnectionException CommunicationsException PSQLException SQLException
  SQLSyntaxErrorException PDOException DbUpdateException SqlException NpgsqlException
  ERR_INVALID_CHAR ERR_INVALID_ARG_VALUE ERR_HTTP_INVALID_HEADER_VALUE ERR_HTTP_HEADERS_SENT
  ERR_STREAM_WRITE_AFTER_END ERR_MODULE_NOT_FOUND ERR_REQUIRE_ESM ERR_PACKAGE_PATH_NOT_EXPORTED
  MODULE_NOT_FOUND ERR_DLOPEN_FAILED ERR_OUT_OF_RANGE ERR_WORKER_OUT_OF_MEMORY ERR_BODY_ALREADY_USED
  AI_UnsupportedFunctionalityError AI_InvalidArgumentError AI_InvalidPromptError AI_InvalidDataContentError
  AI_InvalidMessageRoleError AI_NoSuchModelError AI_NoSuchProviderError AI_LoadSettingError
  AI_UnsupportedModelVersionError AI_MessageConversionError
  ArgumentCountError DivisionByZeroError BadMethodCallException FrozenError
  MissingPluginException PathNotFoundException FileSystemException LateInitializationError
  FunctionClauseError UndefinedFunctionError
invalid_key: LocalTokenNotFoundError
  NoCredentialsError PartialCredentialsError CredentialRetrievalError SSOTokenLoadError
  UnauthorizedSSOTokenError DefaultCredentialsError MissingCredentialsError AI_LoadAPIKeyError
own_rate_limit: RequestNotPermitted RateLimiterRejectedException BucketFullException FlowException
  ParamFlowException
""",
)
AFAR: Final = Family(
    name="afar",
    source="the same",
    speaker=Speaker.VENDOR,
    table="""
reset: ConnectionShutdownException StreamResetException ConnectionResetException EndOfStream StreamClosedError
  BrokenResourceError HttpIOException NoHttpResponseException ConnectionClosedException
  PrematureCloseException ClosedChannelException StacklessClosedChannelException NativeIoException
  ConnectionTerminated Http2Exception HTTP2Error ConnectionShutdown SSLEOFError SSLZeroReturnError
  WebSocketException ConnectionClosedError WebSocketConnectionClosedException ConnectionResetError
  RemoteDisconnected RemoteProtocolError ServerDisconnectedError APIConnectionError ReadError WriteError
  ReadException UnexpectedConnectionClosureException
timeout: SocketTimeoutException HttpTimeoutException ReadTimeoutException ReadTimeout ReadTimeoutError
  ConnectTimeout ConnectTimeoutError TimeoutError APITimeoutError ServerTimeoutError
  HttpRequestTimeoutException TimeoutCancellationException TimeoutRejectedException WriteTimeout
truncated: ClientPayloadError IncompleteRead ChunkedEncodingError ContentLengthError IncompleteMessage
bad_response: JsonReaderException JsonSyntaxException MalformedJsonException JsonParseException
  JSONDecodeError UnicodeDecodeError UnserializableResponse LineTooLong BadHttpMessage ContentDecodingError
""",
)


def found(words: list[str]) -> tuple[Rule, str, bool] | None:
    """What the last class that is known says, of the words of a text, and whether it is one of our own side.

    The last one, because a class is followed by the one that it was turned into, or by its cause.
    """
    known = _known()
    for word in reversed(words):
        said = known.get(word)
        if said is not None:
            return said[0], word, said[1]
    return None


def of_programs(code: str) -> bool:
    """Whether a code is the class of an exception that a program throws at its own mistakes."""
    said = _known().get(code.rpartition(".")[2].rpartition("\\")[2].lower())
    return said is not None and said[1]


@cache
def _known() -> dict[str, tuple[Rule, bool]]:
    """By the name in small letters."""
    return {
        code.lower(): (_rule(family, meaning), family is AT_HOME)
        for family in (AFAR, AT_HOME)
        for meaning, _, codes in lines(family.table)
        for code in codes
    }


@cache
def _rule(family: Family, meaning: str) -> Rule:
    return Rule(name=f"thrown.{family.name}", reason=Reason(meaning), seen=family.source)
