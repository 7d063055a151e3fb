"""The send path of free probes: one connection kept for a target, and little else.

Theory of operation. A free probe is sent so often that what a general HTTP library does for it (a pool with
its locks, objects for request and answer, an event for each part) costs several times what the answer is
worth. Here a `Pool` keeps at most one idle `LeanConnection`, which is an asyncio protocol right above the
socket: TLS is taken off in memory (`Tls`), and what is below it is cut into head and body by llhttp
(`Incoming`). The moments of a request are those at which its bytes came to this machine's kernel (`Stamped`),
and the time in which nobody is waited for is left out (`Marks`): latency holds no waiting of our own.

What goes wrong is raised as the exceptions of httpx2, so that the two send paths are read by one translation
(`causes`, `errors`); deadlines, limits, decoding and what is shown are `attempt` and `response`, above both.
Paid requests, requests that a proxy is handed, and artifacts go through httpx2.
"""

from exporter.transport.lean.pool import Pool, pool_along

__all__ = ["Pool", "pool_along"]
