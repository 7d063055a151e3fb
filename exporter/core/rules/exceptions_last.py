"""Exceptions that only their class explains: a refusal by name, or a client that trips over itself."""

from typing import Final

from exporter.core.rules.base import Rule, words
from exporter.core.words import Reason

TABLE: Final = (
    Rule(
        name="exception.key_class",
        reason=Reason.INVALID_KEY,
        codes=words("~key"),
        phrases=("missingautherror", "authenticationerror"),
        seen="xtekky/gpt4free issue 1990: MissingAuthError: a client that was never given its cookie",
    ),
    Rule(
        name="exception.refused_class",
        reason=Reason.INVALID_REQUEST,
        phrases=("badrequesterror", "invalidrequesterror", "unprocessableentityerror"),
        seen="openai and litellm name the refusal by class where the text says nothing of a status",
    ),
    Rule(
        name="exception.our_bug",
        reason=Reason.INTERNAL,
        phrases=(
            "keyerror",
            "typeerror",
            "attributeerror",
            "nameerror",
            "indexerror",
            "zerodivisionerror",
            "assertionerror",
            "recursionerror",
            "filenotfounderror",
            "nullpointerexception",
            "referenceerror",
            "nil pointer",
            "unboundlocalerror",
            "notimplementederror",
            "cannot read propert",
            "is not a function",
            "is not defined",
            "is not iterable",
            "not subscriptable",
            "has no attribute",
            "positional argument",
            "unexpected keyword argument",
            "referenced before assignment",
        ),
        seen="a client that trips over itself says nothing about the service",
    ),
)
