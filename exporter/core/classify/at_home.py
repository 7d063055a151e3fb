"""Exceptions about the client's own side: its files, its stores, its tools, the people who stop it.

They say nothing about a service, whatever verb stands in them: `failed to open video file` is no failed
generation. So they are told before any phrase about services is read. Where an HTTP status is named, an error
object is quoted, or a job of somebody's failed for it, it was not our side.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.codes import thrown
from exporter.core.classify.lexicon import own_side, said, systems
from exporter.core.classify.matching import Table, spoken
from exporter.core.classify.rule import Shape, rule
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Reason

_HANDLED: Final = (
    r"(?:open|read|load|write|sav|stor|creat|resiz|encod|extract|copy|mov|delet|renam|import|pars|merg"
    r"|convert)"
    r"(?:e|es|ing|ed)?"
)
_KEPT: Final = (
    r"(?:files?|director(?:y|ies)|folder|path|disk|config\w*|settings|modules?|frames?|to base64"
    r"|/[\w.-]+/[\w./-]+\.[a-z]\w{1,4})"
)
_ENGLISH: Final = re.compile(
    r"\b(?:failed to|could not|couldn't|cannot|can't|unable to|error|failure)\b[^\n.:;]{0,12}"
    rf"\b{_HANDLED}\b[^\n.:;]{{0,40}}\b{_KEPT}\b"
    r"(?! (?:from|in) (?:the )?(?:response|server|provider|upstream))"
    r"|(?:error|exception)\b[^\n]{0,80}\b(?:reading|parsing|loading|opening|in|from) ['\"]?[~\w./-]*\b"
    r"(?:config|settings|credentials|service_account|\w+\.ya?ml|\w+\.toml|\w+\.ini|\w+\.env)\b"
)
"""Something that is done to files and settings, and could not be."""
_BEGINS: Final = ("fail", "could", "can", "unable", "error")
_TOOLS: Final = Table(
    (
        rule(
            "at_home.tools",
            Reason.INTERNAL,
            "classes of exceptions of libraries that ask nobody over the network for a video",
            phrases="""
                sqlite | psycopg | pymysql | redis.exceptions | sqlalchemy | operationalerror | cv2.error
                (invalid | missing) config | could not import | calledprocesserror | command not found
                spawn … enoent | executable doesn't exist
                uriformatexception | malformedurlexception | urisyntaxexception
                blocked by cors policy | same origin policy disallows | content security policy directive
                mixed content: | err_blocked_by
                does not permit further calls | rejected by the rate limiter | exceeds limiter's burst
                rate: wait(n= | dropped by bottleneck | ratelimit.exception. | rate limiter queue
                short-circuited and no fallback | pending acquire queue | excess queuing for connections
                java heap space | gc overhead limit | unable to create native thread
                unable to create new native thread | direct buffer memory | maximum execution time of
                more than allowable limit | missing lock for job | movetofinished | work-horse
                cleartext (communication | http) | app transport security
                (sent | received) message larger than max
                message exceeds the maximum configured | activejob:: | predis | amqpconnect | hikaripool
                event loop is (closed | already running) | event loop stopped | different event loop
                attached to a different loop | exceeded cpu time limit | too many subrequests
                script will never generate a response | checkout_timeout | (hard | soft) time limit
                version that satisfies the requirement | unexpected identifier | syntax error, unexpected
                failed to open stream: (no such file | permission denied) | hydration failed
                operation is insecure | telegram.error. | slack_sdk. | smtplib. | aiogram. | selenium.common.
                waiting for up message | max-open-requests
            """,
        ),
    )
)
_SAID: Final = Table(
    (
        rule("at_home.things", Reason.INTERNAL, "clients", phrases=said(own_side.OWN_THINGS)),
        rule("at_home.files", Reason.INTERNAL, "systems", phrases=said(systems.NO_FILE)),
        rule("at_home.stopped", Reason.INTERNAL, "clients", phrases=said(own_side.STOPPED_BY_US)),
    )
)
"""Names of things that nobody but the client has, and the same in other languages."""
_STORE: Final = re.compile(
    r"(?:\b(?:localhost|127\.0\.0\.1|(?:redis|postgres|mysql|mongo|rabbitmq|db|cache)[\w.-]{0,40})"
    r"[:\"', ]{1,3}(?:port )?"
    r"|\bport )(?:6379|5432|3306|27017|5672|9092|11211|2379|1433)\b"
)
"""Where stores of a client listen, which no service of videos does."""
_TIMED: Final = (
    "timeout",
    "timed out",
    "time out",
    "acquire",
    "no free",
    "never s",
    "not sent",
    "not submitted",
)
_OUR_WAIT: Final = re.compile(
    r"\b(?:file ?lock|lock file|mutex|queuepool|semaphore|connection pool|connection from (?:the )?pool"
    r"|user (?:input|confirmation|approval)|subprocess|ffmpeg|ffprobe|sqlite|postgres\w*|mysql|redis|celery"
    r"|soft time limit|local (?:\w+ ){0,2}(?:queue|slot|semaphore|lock|worker|limit\w*))\b"
    r"|\bfor (?:the )?lock\b"
    r"|\b(?:never|not) (?:been )?(?:sent|submitted)\b|\bnothing was sent\b"
)
"""Things of our own that were waited for, in vain; or nothing was asked at all."""
_JOB_FAILED: Final = re.compile(
    r"\b(?:task|job|prediction|generation|workflow|rendering|inference|run)\b[^\n:]{0,40}\bfailed\b"
    r"|(?:任务|生成|작업|생성|タスク|生成に)[^\n:]{0,20}(?:失败|실패)"
)
"""A job of somebody's failed, and what follows is its own story."""
_THEIRS: Final = re.compile(
    r"\b(?:server|upstream|provider|remote|worker|api|service|backend|cdn|generated|response|answer"
    r"|resource|downloaded|produced|returned|result|artifact)\b"
    r"|服务器|上游|接口|サーバ|서버|сервер|servidor|serveur|máy chủ"
)
"""Whose file or store it is, where it is not ours."""
_NAME: Final = re.compile(r"[a-z]\w{6,}")
_READ: Final = 500
"""Characters that are read of the beginning of a longer text, and of its end, where a traceback says it."""


def of_a_job(signals: Signals) -> bool:
    """Whether an exception says that a job of somebody's failed, and why."""
    text = signals.text[:_READ]
    return ("failed" in text or not text.isascii()) and _JOB_FAILED.search(text) is not None


def found(signals: Signals) -> Finding | None:
    """What an exception says that speaks of our own side alone."""
    if signals.transport is not Transport.EXCEPTION or signals.status is not None:
        return None
    text = signals.text
    if len(text) > 2 * _READ:
        text = f"{text[:_READ]}\n{text[-_READ:]}"
    if Shape.FAILED in signals.shapes or of_a_job(signals):
        return None
    named = thrown.found(_NAME.findall(text))
    if named is not None and named[2]:
        return Finding.by_rule(DecidedBy.CODE, named[0], named[1])
    store = _STORE.search(text)
    words = store[0] if store else spoken(_TOOLS, text, signals.begun)
    if words is None and _THEIRS.search(text) is None:
        mark = _ENGLISH.search(text) if any(begins in text for begins in _BEGINS) else None
        mark = mark or (_OUR_WAIT.search(text) if any(timed in text for timed in _TIMED) else None)
        words = mark[0] if mark else spoken(_SAID, text, signals.begun)
    if words is None:
        return None
    return Finding(DecidedBy.PHRASE, "at_home", Reason.INTERNAL, detail=words)
