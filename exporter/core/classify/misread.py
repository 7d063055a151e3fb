"""Exceptions of a client that got an answer and could not read it: parsers, decoders, schemas.

Their words (`Field required`, `Input should be a string`) are those of refused requests, but nobody refused
one: an answer lacked a part, or was none of the kind that the client knows. The name of the type says what
was to be read; a request, settings or a file of ours is our own side.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.matching import Sought
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Reason

_DECODERS: Final = Sought(
    """
    validation error | missing field | invalid type: | cannot unmarshal | missingfieldexception
    jsonsyntaxexception | mismatchedinputexception | jsonmappingexception | jsonparseexception
    unrecognizedpropertyexception | jsonexception | nonetype | decodingerror | keynotfound | zoderror
    serde_json | succeeded | completed | processing | in_progress | queued | required property | jsonschema
    cannot read propert | keyerror:
    """,
    r"\bvalidation errors? for (\w+)|\bmissing field [`'\"]|\binvalid type: [^,\n]{1,40}, expected "
    r"|\bcannot unmarshal [^\n]{1,40} into go (?:struct field|value)"
    r"|\b(?:missingfield|jsonsyntax|mismatchedinput|jsonmapping|jsonparse|unrecognizedproperty"
    r"|json)exception\b"
    r"|\b(?:generat|render|creat|poll|fetch|submit|request|respon)\w*\b[^\n]{0,40}\b(?:failed|error|failure)"
    r"[^\n]{0,20}: [^\n]{0,20}nonetype'? (?:object )?(?:is not|has no|does not)"
    r"|\bdecodingerror\b|\bkeynotfound\(codingkeys|\bzoderror\b|\bserde_json\b"
    r"|\b(?:unexpected|unknown|unrecognized|invalid) (?:enum |variant|value|status|state)[^\n]{0,60}"
    r"\b(?:succeeded|completed|processing|in_progress|queued)\b"
    r"|\bis a required property\b|\bjsonschema\b"
    r"|\bcannot read propert(?:y|ies) of (?:undefined|null) \(reading '(?:data|url|urls|video\w*|images?"
    r"|output\w*"
    r"|results?|choices|candidates|generations?|tasks?|task_?id|id|status|state|content|message|samples"
    r"|error|0)'\)"
    r"|\bkeyerror: ['\"](?!\w*(?:api|key|secret|token|_env|_dir|_path)\b)"
    r"(?:data|response|url|urls|video\w*|images?|outputs?|results?|choices|candidates"
    r"|generations?"
    r"|task_?id|status|samples|generated_?samples)['\"]",
)
_OURS: Final = re.compile(
    r"request|\bcreate\w*\b|param|\binputs?\b(?! should|_value|_type|exception)|setting|config|option"
    r"|\bargs?\b|argument|environ|\benv\b|\.toml|\.ya?ml|\.json(?![\w.])|payload|\bbody\b"
)
"""What we give, and set up ourselves."""
_THEIRS: Final = re.compile(r"response|\banswer|result|reply")
_READ: Final = 600


def found(signals: Signals) -> Finding | None:
    """What an exception says that tells of an answer which could not be read."""
    if signals.transport is not Transport.EXCEPTION or signals.status is not None:
        return None
    text = signals.text[:_READ]
    told = _DECODERS.search(text, signals.begun)
    if told is None or (Shape.FAILED in signals.shapes and not (told[1] or told[0] == "zoderror")):
        return None
    if _OURS.search(told[1] or text) and not _THEIRS.search(told[1] or text):
        return None
    return Finding(DecidedBy.PHRASE, "misread.answer", Reason.BAD_RESPONSE, detail=told[0])
