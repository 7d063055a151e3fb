"""The classifier's rules as tables, in the order they are tried: structure, words, status."""

from typing import Final

from exporter.core.classify.codes import generic
from exporter.core.classify.rule import Rule, Table
from exporter.core.classify.rules import (
    account_pool,
    accounts,
    anti_abuse,
    assets,
    balance,
    capacity,
    client_exceptions,
    credentials,
    fallback,
    hosting,
    http_status,
    moderation,
    our_account,
    request_refused,
    reseller,
    retirement,
    server_errors,
    unavailable,
)

_WORDS: Final[tuple[Rule, ...]] = (
    *reseller.CHANNELS,
    *reseller.INTERNALS,
    *our_account.CUSTOMER,
    *credentials.OWN_KEY,
    *our_account.ALLOWANCE_BEFORE_CODES,
    *generic.RULES,
    *anti_abuse.TABLE,
    *accounts.TABLE,
    *credentials.PLACE,
    *account_pool.TABLE,
    *accounts.SESSIONS,
    *unavailable.TABLE,
    *balance.TABLE,
    *our_account.ALLOWANCE,
    *credentials.TABLE,
    *credentials.LANGUAGES,
    *assets.TABLE,
    *request_refused.BEFORE_RETIREMENT,
    *retirement.TABLE,
    *moderation.CONTENT,
    *capacity.BEFORE_REQUEST,
    *server_errors.CRASHED,
    *request_refused.BEFORE_REFERENCES,
    *request_refused.REFERENCE,
    *request_refused.REQUEST,
    *fallback.OWN_CODES,
    *moderation.REFUSED,
    *request_refused.INPUTS,
    *capacity.TABLE,
    *server_errors.BROKEN,
    *fallback.WEAK,
    *server_errors.CLOUD,
    *server_errors.REFUSED,
    *fallback.OWN_WORDS,
    *http_status.SHAPES,
)
ANSWERS: Final = Table((*hosting.TABLE, *_WORDS))
"""For the words of any answer."""
EXCEPTIONS: Final = Table(
    (
        *hosting.TABLE,
        *client_exceptions.NEAR,
        *client_exceptions.FAR,
        *_WORDS,
        *client_exceptions.LAST,
    )
)
"""For exceptions: their own words first."""
QUOTED: Final = Table(
    (*hosting.TABLE, *_WORDS, *client_exceptions.NEAR, *client_exceptions.FAR, *client_exceptions.LAST)
)
"""For exceptions that quote a whole error object: what the other side said comes first."""
NESTED: Final = Table(http_status.NESTED)
"""For the status that a gateway says its upstream gave."""
HTTP: Final = Table((*fallback.AFTER_NESTED, *http_status.HTTP))
"""For the status of the answer itself, and shapes without words."""
LAST: Final = Table((*fallback.UNTOLD_STATUS, *server_errors.LAST))
"""For words that only say that something failed, where no status says more."""
