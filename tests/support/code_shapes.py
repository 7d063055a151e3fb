"""In which shapes families answer, and what the meaning of a code is for us; for the tests of published codes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from exporter.core.answer import Answer
from exporter.core.vocabulary import Fault, State

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
    return {"id": "g1", "state": "failed", "failure_reason": "x", "failure_code": code}


def new_api(code: str) -> Any:
    """new-api: its own error object."""
    return {"error": {"message": "x", "type": "new_api_error", "param": "", "code": code}}


def task(code: str) -> Any:
    """new-api: tasks."""
    return {"code": code, "message": "x", "data": None}


def litellm(code: str) -> Any:
    """LiteLLM: the HTTP status as text under `code`."""
    return {"error": {"message": "x", "type": code, "param": "None", "code": "400"}}
