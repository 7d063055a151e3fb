"""The classifier's rules in the order they are tried, and why: structure, words, status."""

from typing import Final

from exporter.core.classify.codes import generic
from exporter.core.classify.matching import Table
from exporter.core.classify.rule import Rule
from exporter.core.classify.rules import (
    account_pool,
    anti_abuse,
    balance,
    capacity,
    client_exceptions,
    credentials,
    fallback,
    hosting,
    http_status,
    moderation,
    request_refused,
    reseller,
    retirement,
    server_errors,
    unavailable,
)

_WORDS: Final[tuple[Rule, ...]] = (
    # Announced work says why everything else is closed: routes, keys, channels.
    *unavailable.ANNOUNCED,
    # A reseller's own sentences stand around what its upstream said, and are known to the letter; what it
    # says of its customer in a code is surer than a stock sentence beside it.
    *reseller.SET_UP,
    *reseller.CUSTOMER,
    *reseller.CHANNELS,
    # Only gateways have passwords, virtual keys and budgets: sharper than any vendor's word for a key.
    *credentials.OWN_KEY,
    # Words that are sharper than the code beside them.
    *balance.SHARPER_THAN_CODES,
    # An empty pool names what its accounts lack: sessions, keys, allowance, freedom. The code beside it is
    # that of whatever the gateway imitates.
    *account_pool.EMPTY,
    # Quotas, keys and sessions of machines are named like those of customers.
    *server_errors.MACHINERY,
    # From here on a code is surer than a phrase.
    *generic.RULES,
    # Risk is said of content as well as of accounts.
    *moderation.SCREENED,
    # A captcha or a suspicion is told in the words of refusals of keys, accounts and requests.
    *anti_abuse.TABLE,
    # A refused country is told as a refused key or permission.
    *credentials.PLACE,
    # One banned account, before the key that its refusal also names.
    *account_pool.BANNED,
    # Sessions after the pool: `all accounts are unavailable: signed out` is about all of them.
    *account_pool.SIGNED_OUT,
    # What is said to be off for good, interfaces first, before what is off.
    *retirement.FOR_GOOD,
    # Paused products, before the balance and the key that notices of them mention.
    *unavailable.TABLE,
    # An empty balance before the plan that ran out, and both before a key that is refused for them.
    *balance.EMPTY,
    *balance.USED_UP,
    *credentials.REFUSED,
    # Scopes of a key; `insufficient` is said of money too.
    *credentials.SCOPES,
    # Files that are gone use the words of retirement.
    *request_refused.ASSETS,
    # So do clients that are too old, and deployments of our own.
    *request_refused.BEFORE_RETIREMENT,
    *retirement.TABLE,
    # Constraints that programs violate are no refused content.
    *server_errors.LANGUAGE,
    # A check of the content that did not come to an end has refused nothing.
    *moderation.UNCHECKED,
    # Refused content before load and parameters, which the refusal of a prompt may name.
    *moderation.CONTENT,
    # Under 429 and 503 what sounds like a parameter is a measure of the load.
    *capacity.BEFORE_REQUEST,
    # Under a 5xx what sounds like a parameter is a server's trouble with itself.
    *server_errors.CRASHED,
    # Finished work without a product, and work that took too long, before the parameters they sound like.
    *server_errors.EMPTY_HANDED,
    # Whose model is unknown, before the general sentence for it.
    *request_refused.BEFORE_REFERENCES,
    # A reference of ours that could not be fetched, before the failures that use the same words.
    *request_refused.REFERENCES,
    *request_refused.REQUEST,
    # Codes taken apart into words say more than the vague phrases below.
    *fallback.OWN_CODES,
    # Load and pace, after the parameters that have a name: `exceeds the limit` is usually one.
    *capacity.TABLE,
    # Money and keys of a 400 are what `must` and `at least` may be said of, too.
    *fallback.ASKED,
    # Refusals of a request in vague words, and codes that name an input, after everything sharper.
    *moderation.REFUSED,
    *request_refused.INPUTS,
    # Broken connections and answers, told by whoever could not go on.
    *server_errors.BROKEN,
    # Codes that say little by themselves.
    *fallback.WEAK,
    # Names of AWS exceptions, which contain each other's words.
    *server_errors.CLOUD,
    # What says of itself that it is their fault, whatever the status.
    *server_errors.REFUSED,
    # Any word of money, keys and rights, before the status, which says less.
    *fallback.OWN_WORDS,
    *http_status.SHAPES,
)
_PLACES: Final = (
    *credentials.PLACE,
    *anti_abuse.ADDRESS,
    *(rule for rule in anti_abuse.TABLE if rule.name == "abuse.captcha"),
)
EXCEPTIONS: Final = Table(
    (
        *hosting.TABLE,
        # A refused place or address is told with the timeout, or the network, that a client makes of it.
        *_PLACES,
        *client_exceptions.NEAR,
        *client_exceptions.FAR,
        *(rule for rule in _WORDS if rule not in _PLACES),
        *client_exceptions.LAST,
    )
)
"""For exceptions: their own words first, our side of the wire before the far end."""
ANSWERS: Final = Table((*hosting.TABLE, *_WORDS))
"""For the words of any answer. What stands in front of a service comes first: it did not speak at all."""
QUOTED: Final = Table(
    (*hosting.TABLE, *_WORDS, *client_exceptions.NEAR, *client_exceptions.FAR, *client_exceptions.LAST)
)
"""For exceptions that quote a whole error object: what the other side said comes first."""
ANNOUNCED: Final = Table(
    (
        *unavailable.ANNOUNCED,
        *(rule for rule in credentials.REFUSED if rule.name == "credentials.key"),
        *(rule for rule in unavailable.TABLE if rule.name == "supply.paused"),
        *(rule for rule in balance.EMPTY if rule.name == "balance.empty"),
    )
)
"""For successes that have one sentence and nothing else."""
FOR_GOOD: Final = Table((*retirement.FOR_GOOD, *retirement.TABLE))
"""For refusals under a code of rights, too."""
SPENT: Final = Table(balance.USED_UP)
"""For refusals under a code of pace, too."""
CONTENT: Final = Table(moderation.CONTENT)
"""For refusals under a code of permission."""
NESTED: Final = Table(http_status.NESTED)
"""For the status that a gateway says its upstream gave."""
HTTP: Final = Table((*fallback.AFTER_NESTED, *http_status.HTTP))
"""For the status of the answer itself, and shapes without words; vague codes are surer than it."""
LAST: Final = Table((*fallback.UNTOLD_STATUS, *server_errors.LAST))
"""For words that only say that something failed, where no status says more."""
