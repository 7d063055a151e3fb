"""A callback for LiteLLM, its proxy and its router: every call of theirs becomes an observation.

In the configuration of the proxy: `litellm_settings: {callbacks: reporting.reporter}`, where `reporting.py`
beside it holds `reporter = LiteLLMReporter("http://127.0.0.1:9847", token, {"sora-2-official": "..."})`.
"""

import base64
import binascii
import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from litellm.integrations.custom_logger import CustomLogger  # type: ignore[import-not-found]

from exporter.report import TrafficReporter, clock
from exporter.report.calls import WatchedCall, WatchedRequest

_CREATES: Final = re.compile(
    r"a?(text_)?completion|a?image_(generation|edit|variation)|a?responses|.*video.*"
)
_NO_CREATES: Final = re.compile(r".*(content|list|delete|character).*")
_LOOKS: Final = re.compile(r".*video_(status|retrieve).*")
_REMEMBERED: Final = 2000


class LiteLLMReporter(CustomLogger):  # type: ignore[misc]
    """Reports what LiteLLM's deployments answer, failed attempts before a fallback included.

    Args:
        exporter: the exporter's address, such as `http://127.0.0.1:9847`.
        token: the bearer token of its `global.observations.token_file`.
        targets: the target's name by a deployment's `model_info.id`, by its `model_name`, or by its model
            on the wire (`sora-2`, `openai/sora-2`); in this order. What is not named is not reported.
        name: what the exporter calls this reporter.
    """

    def __init__(
        self, exporter: str, token: str, targets: Mapping[str, str], *, name: str | None = None
    ) -> None:
        super().__init__()
        self.reporter = TrafficReporter(exporter, token, name=name)
        self._targets = dict(targets)
        self._seen: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    def log_success_event(self, kwargs: Any, response_obj: Any, start_time: Any, end_time: Any) -> None:
        """Called by LiteLLM."""
        self._take(kwargs, response_obj, start_time, end_time)

    def log_failure_event(self, kwargs: Any, response_obj: Any, start_time: Any, end_time: Any) -> None:
        """Called by LiteLLM."""
        self._take(kwargs, response_obj, start_time, end_time)

    async def async_log_success_event(
        self, kwargs: Any, response_obj: Any, start_time: Any, end_time: Any
    ) -> None:
        """Called by LiteLLM."""
        self._take(kwargs, response_obj, start_time, end_time)

    async def async_log_failure_event(
        self, kwargs: Any, response_obj: Any, start_time: Any, end_time: Any
    ) -> None:
        """Called by LiteLLM, for some failures beside the other."""
        self._take(kwargs, response_obj, start_time, end_time)

    def _take(self, kwargs: Mapping[str, Any], response: Any, start: Any, end: Any) -> None:
        try:
            kind = str(kwargs.get("call_type") or "")
            if not _CREATES.fullmatch(kind) or _NO_CREATES.fullmatch(kind) or self._told(kwargs, start):
                return
            target = self._target(kwargs)
            asked = _asked(kwargs, look=_LOOKS.fullmatch(kind) is not None)
            seconds = (end - start).total_seconds() if isinstance(end, datetime) else 0.0
            ended, error = clock.wall(), kwargs.get("exception")
        except Exception:  # noqa: BLE001 - a report must never harm the call that it is about
            return

        def read() -> list[dict[str, Any]]:
            call = _call(asked, ended, seconds, error, response)
            return self.reporter.reader.read(call, lambda _model: target)

        self.reporter.sender.put_off(read)

    def _told(self, kwargs: Mapping[str, Any], start: Any) -> bool:
        """Whether it was told of before: of a failure LiteLLM calls the sync event and the async one."""
        attempt = (str(kwargs.get("litellm_call_id")), str(kwargs.get("model")), str(start))
        told = attempt in self._seen
        self._seen[attempt] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return told

    def _target(self, kwargs: Mapping[str, Any]) -> str | None:
        told = kwargs.get("standard_logging_object") or {}
        model = kwargs.get("model")
        names = (told.get("model_id"), told.get("model_group"), model, told.get("model"))
        return next((self._targets[name] for name in names if name in self._targets), None)


def _asked(kwargs: Mapping[str, Any], *, look: bool) -> WatchedRequest:
    """The call as the request that LiteLLM makes of it, as far as it matters here."""
    if look:
        params = kwargs.get("litellm_params") or {}
        place = str(params.get("api_base") or "").rstrip("/").rpartition("/")[2]
        return WatchedRequest("GET", f"/videos/{_plain_id(str(kwargs.get('video_id') or place))}", {}, None)
    written = {"prompt": kwargs.get("input"), "content": kwargs.get("messages")}
    body = json.dumps({"model": kwargs.get("model"), **written}, default=str).encode()
    return WatchedRequest("POST", "/", {"authorization": str(kwargs.get("api_key") or "")}, body)


def _call(asked: WatchedRequest, ended: float, seconds: float, error: Any, response: Any) -> WatchedCall:
    if isinstance(error, BaseException):
        status = getattr(error, "status_code", None)
        answered = getattr(error, "litellm_response_headers", None)
        headers = answered or getattr(getattr(error, "response", None), "headers", None) or {}
        told = {str(name).lower(): str(value) for name, value in headers.items()}
        status = status if isinstance(status, int) and 100 <= status <= 599 else None
        return WatchedCall(asked, ended, seconds, status, told, error=error)
    value = response.model_dump(mode="json") if hasattr(response, "model_dump") else response
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        value = value | {"id": _plain_id(value["id"])}
    return WatchedCall(
        asked, ended, seconds, 200, {"content-type": "application/json"}, json.dumps(value).encode()
    )


def _plain_id(name: str) -> str:
    """The vendor's id of a video: LiteLLM wraps it together with the deployment, differently each time."""
    try:
        wrapped = base64.b64decode(name.removeprefix("video_") + "==").decode()
    except (binascii.Error, ValueError):
        return name
    return wrapped.partition("video_id:")[2].partition(";")[0] if wrapped.startswith("litellm:") else name
