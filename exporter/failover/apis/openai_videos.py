"""The shape of OpenAI's `/videos`, which nearly every gateway speaks too."""

from typing import Any
from urllib.parse import quote

from exporter.core.vocabulary import Phase
from exporter.core.wire.jobs import End, JobStatus, read_job
from exporter.core.wire.payload import objects_at, text_at
from exporter.core.wire.started_jobs import job_started
from exporter.failover.apis.base import ClientDialect, Listed, Look, Status, failed_job, failed_look
from exporter.failover.steps import Reply, Send
from exporter.failover.targets import Target, Wanted

_PAGE = "100"


class VideosDialect(ClientDialect):
    """Create, poll, content, list."""

    def create(self, target: Target, wanted: Wanted) -> Send:
        """A form, as the SDK sends it: everybody reads that."""
        fields = {"model": target.model, "prompt": wanted.prompt}
        fields |= {} if wanted.seconds is None else {"seconds": wanted.seconds}
        fields |= {} if wanted.size is None else {"size": wanted.size}
        picture = wanted.reference
        file = None
        if picture is not None:
            file = ("input_reference", (picture.name, picture.data, picture.media_type))
        return Send("POST", "/videos", target, fields, form=True, file=file)

    def created(self, reply: Reply, target: Target) -> Look | None:
        """See `ClientDialect.created`."""
        value = reply.value
        job = read_job(value)
        name = job_started(reply.answer()) if job is None or job.id is None else job.id
        if name is None or (job is not None and not _is_job(value, job)):
            return None
        if job is None:
            return Look(Status.QUEUED, name)
        return self._read(reply, job, target, name)

    def poll(self, target: Target, job: str) -> Send:
        """See `ClientDialect.poll`."""
        return Send("GET", f"/videos/{quote(job, safe='')}", target)

    def look(self, reply: Reply, target: Target) -> Look:
        """See `ClientDialect.look`."""
        job = read_job(reply.value) if reply.ok else None
        if job is None or (job.status is None and not job.failed):
            return failed_look(reply, target)
        return self._read(reply, job, target, job.id or "")

    def content(self, job: str) -> str:
        """See `ClientDialect.content`."""
        return f"/videos/{quote(job, safe='')}/content"

    def listing(self, target: Target) -> Send:
        """See `ClientDialect.listing`."""
        return Send("GET", f"/videos?limit={_PAGE}&order=desc", target)

    def listed(self, reply: Reply) -> list[Listed] | None:
        """See `ClientDialect.listed`."""
        value = reply.value if reply.ok else None
        if not isinstance(value, dict) or not isinstance(value.get("data"), list):
            return None
        return [_listed(item) for item in objects_at(value, "data") if text_at(item, "id")]

    def _read(self, reply: Reply, job: JobStatus, target: Target, name: str) -> Look:
        standing, progress = job.standing, None if job.ratio is None else round(100 * job.ratio)
        if standing is End.DONE and not job.failed:
            return Look(Status.COMPLETED, name, 100, job.url)
        if isinstance(standing, End):
            return failed_job(reply, target, dropped=standing is End.DROPPED, id=name, progress=progress)
        if standing is None and job.failed:
            # A gateway hands on what its upstream said to its own look; there may be a job all the same.
            failed = failed_job(reply, target)
            return Look(Status.QUEUED, name, reason=failed.reason, detail=failed.detail, told_error=True)
        status = Status.QUEUED if standing is Phase.QUEUE else Status.IN_PROGRESS
        return Look(status, name, progress, job.url)


def _is_job(value: Any, job: JobStatus) -> bool:
    """Not an error that bears the number of a request."""
    if job.status is not None:
        return True
    if not isinstance(value, dict) or value.get("success") is False:
        return False
    inner = value["data"] if isinstance(value.get("data"), dict) else value
    named = any(inner.get(name) for name in ("id", "task_id", "taskId", "video_id"))
    return named or (job.id is None and not job.failed)


def _listed(item: dict[str, Any]) -> Listed:
    created = item.get("created_at")
    return Listed(
        id=text_at(item, "id") or "",
        created=float(created) if isinstance(created, int | float) else None,
        model=text_at(item, "model"),
        prompt=text_at(item, "prompt"),
        seconds=text_at(item, "seconds"),
        size=text_at(item, "size"),
    )
