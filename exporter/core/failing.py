"""Whether an object says of itself that something failed, however its maker spells that."""

import re
from collections.abc import Mapping
from typing import Any, Final

from exporter.core import fragments, keys
from exporter.core.rules.base import words

_WORD: Final = re.compile(
    r"(?:^|[_ ])(?:fail(?:ed|ure)?|error(?:ed)?|unsuccessful|rejected|cancell?ed|aborted|dead|killed|blocked"
    r"|denied|expired|timed?_?out)$"
)
_TOLD: Final = words(
    "errormessage errormsg errordetail errorreason failmsg failmessage failreason failurereason"
    " failuremessage"
)
"""Names, without underscores, under which there are words only where something failed."""
_NOTHING: Final = words("none null success succeeded ok")
_DONE: Final = words("success succeeded succeed completed complete done finished 1")
_FALSE: Final = words("false no 0 fail failed")


def word(state: str) -> bool:
    """The status word of a job is one of failure: `failed`, `GENERATION_STATUS_FAILED`."""
    return state in keys.FAILED_STATES or _WORD.search(state) is not None


def success_denied(item: Any) -> bool:
    """What stands under `success` says no: false, 0, `"false"`."""
    return item is False or (isinstance(item, str | int) and str(item).lower() in _FALSE)


def object_error(value: Mapping[str, Any]) -> bool:
    """There is an error with something in it."""
    return meaningful(value.get("error")) or bool(value.get("errors")) or value.get("type") == "error"


def told(value: Mapping[str, Any]) -> bool:
    """Beside a job that is not done stand the words of an error."""
    if any(str(value.get(name)).lower() in _DONE for name in (*keys.STATES, "successflag")):
        return False
    for name, item in value.items():
        if name.replace("_", "") in _TOLD and isinstance(item, str):
            text = item.strip().lower()
            if text and text not in _NOTHING and not text.startswith(("http://", "https://")):
                return True
    return False


def business(value: Mapping[str, Any]) -> bool:
    """A reseller's envelope, a code and a message without an error object, that tells of a failure."""
    said = [value[name] for name in keys.BUSINESS_TEXTS if isinstance(value.get(name), str)]
    if not said:
        return False
    code = next((value[name] for name in keys.BUSINESS_CODES if name in value), value.get("success"))
    if not isinstance(code, str | int):
        return False
    if str(code) in keys.BUSINESS_EITHER and not value.get("data"):
        text = said[0].strip().lower()
        return bool(text) and text != "ok" and not any(done in text for done in keys.BUSINESS_DONE)
    return str(code).lower() not in keys.BUSINESS_SUCCESS


def own_word(value: Mapping[str, Any]) -> bool:
    """In a list of errors stands a reseller's whole envelope: errors have codes in words, and no `msg`."""
    code = value.get("code")
    return "success" in value or "msg" in value or (isinstance(code, int) and "status" not in value)


def meaningful(error: Any) -> bool:
    """An error object with nothing in it is no error; one that wraps a whole answer leaves the word to it."""
    if isinstance(error, dict):
        return any(error.values())
    if isinstance(error, str) and error.lstrip()[:1] in ("{", "[", '"'):
        return fragments.parse(error) is None
    return bool(error)
