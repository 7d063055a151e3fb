"""The shape of Google's long-running video operations: Gemini API, Vertex, and relays that speak it."""

import base64
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from openai import Omit

from exporter.core.vocabulary import Reason, Upstream
from exporter.core.wire.jobs import read_ratio
from exporter.core.wire.operations import clips, is_filtered
from exporter.core.wire.payload import identifier, parse_object, text_at
from exporter.core.wire.started_jobs import job_started
from exporter.failover.apis.base import ClientDialect, Look, Status, failed_job, failed_look
from exporter.failover.steps import Reply, Send
from exporter.failover.targets import Target, Wanted

_NAME: Final = re.compile(r"(?!.*\.\.)[\w.:=~+-]+(?:/[\w.:=~+-]+)+", re.ASCII)
_MEASURES: Final = re.compile(r"(\d+)x(\d+)")


class GeminiDialect(ClientDialect):
    """`:predictLongRunning` and its operations. A base address with a publisher in its path is Vertex."""

    def create(self, target: Target, wanted: Wanted) -> Send:
        """See `ClientDialect.create`."""
        path = f"/models/{quote(target.model, safe='')}:predictLongRunning"
        return Send("POST", path, target, _body(wanted), headers=self.key_headers(target))

    def created(self, reply: Reply, target: Target) -> Look | None:
        """See `ClientDialect.created`."""
        name = _operation(reply, target)
        return None if name is None else Look(Status.QUEUED, name)

    def poll(self, target: Target, job: str) -> Send:
        """See `ClientDialect.poll`: Vertex wants a POST."""
        headers = self.key_headers(target)
        if _is_vertex(target):
            path = f"/models/{quote(target.model, safe='')}:fetchPredictOperation"
            return Send("POST", path, target, {"operationName": job}, headers=headers)
        return Send("GET", f"/{job}", target, headers=headers)

    def look(self, reply: Reply, target: Target) -> Look:
        """See `ClientDialect.look`."""
        value = parse_object(reply.text) if reply.ok else None
        if value is None or not text_at(value, "name"):
            return failed_look(reply, target)
        if value.get("done") is not True:
            metadata = value.get("metadata")
            ratio = read_ratio(metadata.get("progressPercent")) if isinstance(metadata, dict) else None
            return Look(Status.IN_PROGRESS, progress=None if ratio is None else round(100 * ratio))
        if value.get("error"):
            return failed_job(reply, target)
        return _ended(reply, value.get("response"), target)

    def key_headers(self, target: Target) -> Mapping[str, Any]:
        """Google takes the key in a header of its own, and takes no other bearer beside it."""
        key = target.client.api_key
        if _is_vertex(target) or not key:
            return {}
        vendor = {"Authorization": Omit()} if target.answers is Upstream.VENDOR else {}
        return {"x-goog-api-key": key, **vendor}


def _ended(reply: Reply, response: Any, target: Target) -> Look:
    found = clips(response)
    if found:
        encoded = text_at(found[0], "bytesBase64Encoded") or text_at(found[0], "encodedVideo")
        url = text_at(found[0], "uri") or text_at(found[0], "url") or text_at(found[0], "gcsUri")
        return Look(Status.COMPLETED, progress=100, url=None if encoded else url, inline=encoded)
    if is_filtered(response):
        return Look(Status.FAILED, reason=Reason.CONTENT_POLICY, detail="filtered", billed=False)
    return failed_job(reply, target)


def _operation(reply: Reply, target: Target) -> str | None:
    """The path below the base address at which the operation of a create can be asked for."""
    named = identifier(text_at(parse_object(reply.text), "name")) or ""
    named = named if "/" in named else job_started(reply.answer()) or ""
    # Some relays name it from the root of the host, or by its whole address.
    base = target.client.base_url
    path = named.removeprefix(f"{base.scheme}://{base.netloc.decode()}")
    before = base.path.strip("/")
    path = path.strip("/").removeprefix(f"{before}/" if before else "")
    path = path if "/" in path else f"operations/{path}"
    return path if named and _NAME.fullmatch(path) else None


def _is_vertex(target: Target) -> bool:
    return "/publishers/" in str(target.client.base_url)


def _body(wanted: Wanted) -> dict[str, Any]:
    parameters: dict[str, Any] = {}
    if wanted.seconds is not None:
        length = float(wanted.seconds)
        parameters["durationSeconds"] = int(length) if length.is_integer() else length
    measures = _MEASURES.fullmatch(wanted.size or "")
    if measures is not None:
        width, height = int(measures[1]), int(measures[2])
        parameters["aspectRatio"] = "16:9" if width > height else "9:16"
        parameters["resolution"] = f"{min(width, height)}p"
    instance: dict[str, Any] = {"prompt": wanted.prompt}
    if wanted.reference is not None:
        data = base64.b64encode(wanted.reference.data).decode()
        instance["image"] = {"bytesBase64Encoded": data, "mimeType": wanted.reference.media_type}
    return {"instances": [instance], "parameters": parameters}
