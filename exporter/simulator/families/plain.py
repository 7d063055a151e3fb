"""An ordinary web service: it answers 200, or it does not."""

from typing import Final

from exporter.core.words import Reason, Source, Upstream
from exporter.simulator.call import Call
from exporter.simulator.failures.gateway import GATEWAY
from exporter.simulator.failures.openai import OPENAI
from exporter.simulator.failures.pool import POOL
from exporter.simulator.wire import SimResponse

_SILENT_ABOUT: Final = frozenset({None, Reason.SLOW})


def plain(call: Call) -> SimResponse:
    """Any path, any method. Nobody knows what its body should be: a bad answer is one with a bad status."""
    site = call.site
    site.count(call.method, "/", "catalog")
    fate = site.fate(Source.CATALOG)
    delay = site.wait("free", fate) if site.target.upstream is Upstream.VENDOR else site.own_wait()
    silence = site.wordless(fate)
    if silence is not None and fate is not Reason.BAD_RESPONSE:
        return silence
    if not call.key_is_good(call.bearer()):
        fate = Reason.INVALID_KEY
    if fate in _SILENT_ABOUT or fate is None:
        return SimResponse(200, (("content-type", "text/plain; charset=utf-8"),), b"OK\n", delay=delay)
    vendors = (OPENAI, POOL, GATEWAY["en"])
    said = vendors if site.target.upstream is Upstream.VENDOR else (GATEWAY["en"], OPENAI, POOL)
    return site.say(site.failure(fate, *said), (), delay)
