"""What one object, its names in lower case, says of a job: failed, on its way, held back, without an id."""

import re
from collections.abc import Mapping
from typing import Any, Final

from exporter.core.classify import complaints, denials, fields, stated
from exporter.core.classify.rule import words
from exporter.core.classify.speech import spoken_by_model

CONTAINERS: Final = fields.TOP | words("task job operation text content taskresult resultjson metadata")
"""Texts under these may be a whole answer again."""
_TOLD: Final = fields.FILTERED_COUNTS | fields.FILTERED_REASONS
_FILTERED: Final = _TOLD | fields.FLAGS
_NOTHING: Final = frozenset({"", "none", "null"})
_EMPTY: Final = (None, "")
_IDS: Final = words("id task_id taskid job_id jobid video_id videoid generation_id generationid job task")
_JOBS: Final = words("task_id taskid job_id jobid")
_GIVEN: Final = fields.SKIPPED | fields.CONTENT | fields.LINKS | fields.MESSAGES | words("title name version")
_SENTENCE: Final = re.compile(r"[^\W\d_]{2,}[,;:]?(?: [^\W\d_]{2,}[,;:]?){2}|[\u3040-\u9fff\uac00-\ud7af]{6}")
_TICKET: Final = re.compile(r"(?=[^\d]*\d)[\w-]{4,64}")
_WELL_COUNTS: Final = words("succeeded success completed success_count successcount succeeded_count ok_count")
_ILL_COUNTS: Final = words(
    "failed failures fail errors fail_count failcount failed_count error_count errored"
)
_PLACES: Final = fields.TOP - frozenset(fields.BUSINESS_TEXTS) - words("detail head header meta") - {""}
"""Where an envelope has what it gives."""
_FRAME: Final = (
    fields.SKIPPED | fields.SUCCESS | fields.STATES | fields.ERRORS | frozenset(fields.BUSINESS_CODES)
) | words(
    "timestamp time ts systime took elapsed time_elapsed cost_time server host version traceid msgid jsonrpc"
)
"""What stands around it, whether anything is given or not."""


def under_way(value: Mapping[str, Any]) -> bool:
    """A job says how far it is: an error beside that is an old one, which it got over."""
    states = fields.STATES & value.keys()
    return (
        "progress" in value
        and bool(states)
        and all(stated.pending(str(value[name]).strip().lower()) for name in states)
    )


def flagged_done(value: Mapping[str, Any], key: str) -> bool:
    """A flag says that a job is done, or a number: of its success, or PixVerse's `"Resp": {"status": 1}`."""
    if value.get("done") is True:
        return True
    told = value.get("successflag", value.get("status") if key == "resp" else None)
    return told in (1, "1")


def withheld(value: Mapping[str, Any]) -> bool:
    """An object says that something was made, and held back for its content."""
    if any(complaints.audited_out(name, item) for name, item in value.items()):
        return True
    return not _FILTERED.isdisjoint(value) and any(
        (name in _TOLD and bool(item)) or complaints.held_back(name, item) for name, item in value.items()
    )


def all_blanked(part: tuple[str, Any]) -> bool:
    """A list of flags, one for each product, says of all that they were held back."""
    name, item = part
    return isinstance(item, list) and bool(item) and all(complaints.held_back(name, [flag]) for flag in item)


def nameless(value: Mapping[str, Any]) -> bool:
    """The place for a job, or its id, is there and empty."""
    taken = any(value[name] is True for name in fields.TAKEN_ON & value.keys())
    if taken:
        return any(value[name] in _EMPTY for name in _IDS & value.keys())
    named = _JOBS & value.keys()
    return bool(named) and all(value[name] in _EMPTY for name in named) and not value.get("id")


def ticketed(value: Mapping[str, Any]) -> bool:
    """Whether an envelope that says that all is well gives an id and nothing else: `"data": "vt-55102"`."""
    given = (value[name] for name in ("data", "result") if name in value)
    well = any(
        value[name] is not False and complaints.well(value[name])
        for name in frozenset(fields.BUSINESS_CODES) & value.keys()
    )
    return well and any(isinstance(item, str) and _TICKET.fullmatch(item) for item in given)


def unnamed(value: Mapping[str, Any]) -> bool:
    """Whether its job is queued or runs, and the place for its id is empty."""
    if not any(value[name] in _EMPTY for name in _IDS & value.keys()):
        return False
    return any(stated.pending(str(value[name]).strip().lower()) for name in fields.STATES & value.keys())


def lone(value: Mapping[str, Any]) -> bool:
    """Whether it has nothing but a sentence under a key without a meaning, and that is no good news."""
    if len(value) != 1:
        return False
    name, item = next(iter(value.items()))
    if name in _GIVEN or fields.customers(name) or not isinstance(item, str):
        return False
    text = item.strip().lower()
    return _SENTENCE.match(text) is not None and denials.bad_news(text)


def vacant(value: Mapping[str, Any]) -> bool:
    """It says at most that all is well, and the place for what it gives is empty."""
    places = _PLACES & value.keys()
    if not places or any(value[name] for name in places):
        return False
    # An empty list alone may be all that there is to list.
    nothing = all(value[name] in _EMPTY for name in places)
    texts = [str(value[name] or "").strip().lower() for name in fields.BUSINESS_TEXTS if name in value]
    if not all(not text or stated.well_said(text) for text in texts):
        return False
    said = (
        any(value[name] is True for name in fields.SUCCESS & value.keys())
        or any(complaints.well(value[name]) for name in frozenset(fields.BUSINESS_CODES) & value.keys())
        or any(stated.well_said(str(value[name]).lower()) for name in fields.STATES & value.keys())
    )
    beside = value.keys() - _FRAME - places - frozenset(fields.BUSINESS_TEXTS)
    return (said or any(texts) or nothing) and not any(value[name] for name in beside)


def fruitless(value: Mapping[str, Any]) -> bool:
    """It counts what was made: nothing came out well, and something failed."""
    well = [value[name] for name in _WELL_COUNTS & value.keys()]
    if not well or any(well):
        return False
    ill = [value[name] for name in _ILL_COUNTS & value.keys()]
    counted = all(isinstance(item, int) and not isinstance(item, bool) for item in (*well, *ill))
    return counted and any(ill)


def of_messages(item: Any) -> bool:
    """What stands in the place of a product is what a model said, and nothing else."""
    return (
        isinstance(item, list)
        and bool(item)
        and all(
            isinstance(part, dict) and (spoken_by_model(part) or part.get("type") == "reasoning")
            for part in item
        )
    )


def of_a_job(name: str, key: str) -> bool:
    """The name of the id or the state of a job; ids of requests and traces are none."""
    folded = name.replace("_", "")
    if name in fields.SKIPPED - {"id"} or folded.startswith(("request", "req", "trace", "log")):
        return False
    return name in fields.STATES or (key in CONTAINERS and (folded.endswith("id") or folded == "name"))


def complains(value: Mapping[str, Any], key: str) -> bool:
    """Whether an object, its names in lower case, has a filled error member or says that it failed."""
    if key == "base_resp":
        return bool(value.get("status_code"))
    if _has_error(value) or (key in fields.TOP and (complaints.business(value) or denials.denies(value))):
        return True
    if key in fields.PARTS:
        return False
    failed = any(stated.word(str(value[name]).lower()) for name in fields.STATES if name in value)
    return failed or complaints.told(value) or denials.negative(value)


def _has_error(value: Mapping[str, Any]) -> bool:
    error = value.get("error")
    if complaints.object_error(value) or (isinstance(error, str) and error.strip().lower() not in _NOTHING):
        return True
    return any(complaints.success_denied(value[name]) for name in fields.SUCCESS if name in value)
