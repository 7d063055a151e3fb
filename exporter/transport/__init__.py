"""HTTP to upstreams: a small pool per target, explicit deadlines, phases, one translation of errors."""

from exporter.transport.addresses import Resolve, is_public, resolve_host
from exporter.transport.client import Http, Route, shared_tls
from exporter.transport.exchange import NO_KEY, Call, Exchange, Key, recording
from exporter.transport.fetch import Fetched, Fetcher
from exporter.transport.intake import FREE_LIMIT, Reach
from exporter.transport.loop import Loop
from exporter.transport.media import Media, sniff
from exporter.transport.slots import slots

__all__ = [
    "FREE_LIMIT",
    "NO_KEY",
    "Call",
    "Exchange",
    "Fetched",
    "Fetcher",
    "Http",
    "Key",
    "Loop",
    "Media",
    "Reach",
    "Resolve",
    "Route",
    "is_public",
    "recording",
    "resolve_host",
    "shared_tls",
    "slots",
    "sniff",
]
