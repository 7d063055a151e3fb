"""The classifier's rules as tables, in the order they are tried: structure, words, status."""

from typing import Final

from exporter.core.rules import (
    abuse,
    accounts,
    allowance,
    assets,
    balance,
    breakage,
    cloud,
    codes,
    content,
    credentials,
    customer,
    edge,
    exceptions_far,
    exceptions_last,
    exceptions_near,
    gateway,
    inputs,
    load,
    own,
    own_key,
    plumbing,
    pool,
    reference,
    refused,
    request,
    retirement,
    statuses,
    supply,
    tripped,
    weak,
)
from exporter.core.rules.base import Rule, Table

_WORDS: Final[tuple[Rule, ...]] = (
    *gateway.TABLE,
    *plumbing.TABLE,
    *customer.TABLE,
    *own_key.TABLE,
    *allowance.FIRST,
    *codes.TABLE,
    *abuse.TABLE,
    *accounts.TABLE,
    *credentials.PLACE,
    *pool.TABLE,
    *accounts.SESSIONS,
    *supply.TABLE,
    *balance.TABLE,
    *allowance.TABLE,
    *credentials.TABLE,
    *own_key.LANGUAGES,
    *assets.TABLE,
    *request.BEFORE_RETIREMENT,
    *retirement.TABLE,
    *content.TABLE,
    *load.BEFORE_REQUEST,
    *tripped.TABLE,
    *request.BEFORE_REFERENCES,
    *reference.TABLE,
    *request.TABLE,
    *own.CODES,
    *refused.TABLE,
    *inputs.TABLE,
    *load.TABLE,
    *breakage.TABLE,
    *weak.TABLE,
    *cloud.TABLE,
    *breakage.REFUSED,
    *own.WORDS,
    *statuses.SHAPES,
)
ANSWERS: Final = Table((*edge.TABLE, *_WORDS))
"""For the words of any answer."""
EXCEPTIONS: Final = Table(
    (
        *edge.TABLE,
        *exceptions_near.TABLE,
        *exceptions_far.TABLE,
        *_WORDS,
        *exceptions_last.TABLE,
    )
)
"""For exceptions: their own words first."""
QUOTED: Final = Table(
    (*edge.TABLE, *_WORDS, *exceptions_near.TABLE, *exceptions_far.TABLE, *exceptions_last.TABLE)
)
"""For exceptions that quote a whole error object: what the other side said comes first."""
NESTED: Final = Table(statuses.NESTED)
"""For the status that a gateway says its upstream gave."""
HTTP: Final = Table((*weak.AFTER_NESTED, *statuses.HTTP))
"""For the status of the answer itself, and shapes without words."""
LAST: Final = Table((*weak.UNTOLD_STATUS, *breakage.LAST))
"""For words that only say that something failed, where no status says more."""
