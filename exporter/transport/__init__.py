"""HTTP to upstreams: a small pool per target, explicit deadlines, phases, one translation of errors."""

from exporter.core.wire.media import Media, sniff
from exporter.descriptors import slots
from exporter.lookup import Loop
from exporter.transport.addresses import AddressRefused, Resolve, is_public, resolve_host
from exporter.transport.client import Http
from exporter.transport.egress import Egress
from exporter.transport.exchange import (
    NO_KEY,
    Call,
    Exchange,
    Header,
    Key,
    location,
    prepare,
    recording,
    tell_redirect,
)
from exporter.transport.fetch import Fetched, Fetcher, check_address, foreign_route
from exporter.transport.response import FREE_LIMIT, ResponseLimits
from exporter.transport.routes import Route, shared_tls

__all__ = [
    "FREE_LIMIT",
    "NO_KEY",
    "AddressRefused",
    "Call",
    "Egress",
    "Exchange",
    "Fetched",
    "Fetcher",
    "Header",
    "Http",
    "Key",
    "Loop",
    "Media",
    "Resolve",
    "ResponseLimits",
    "Route",
    "check_address",
    "foreign_route",
    "is_public",
    "location",
    "prepare",
    "recording",
    "resolve_host",
    "shared_tls",
    "slots",
    "sniff",
    "tell_redirect",
]
