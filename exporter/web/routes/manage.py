"""Reload, the loaded configuration, and the discovery of targets."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from exporter.config import TargetConfig, redacted
from exporter.core.vocabulary import PROBES, Probing, Source
from exporter.errors import ConfigError, StoreError
from exporter.turns import in_turns
from exporter.web.auth import cross_site, foreign_name
from exporter.web.context import WebContext, refuse_plainly
from exporter.web.lists import LongText, Rows
from exporter.web.pieces import written

_PORTS = {"http": 80, "https": 443}
_FOREIGN = "this exporter is for its own machine, and it was asked for under another name"


class ManageRoutes:
    """The routes that manage the exporter."""

    def __init__(self, site: WebContext) -> None:
        self._site = site

    async def reload(self, request: Request) -> Response:
        """Read the configurations anew."""
        why = self._why_not(request)
        if why is not None:
            return refuse_plainly(403, why)
        try:
            await (self._site.reload or self._site.facade.reload)()
        except ConfigError as error:
            return PlainTextResponse("".join(f"{problem}\n" for problem in error.problems), 500)
        return PlainTextResponse("reloaded\n")

    async def clear(self, request: Request) -> Response:
        """Let a probe run again that an accident had turned off."""
        why = self._why_not(request)
        if why is not None:
            return refuse_plainly(403, why)
        name, probe = request.path_params["name"], request.query_params.get("probe", "")
        if name not in self._site.facade.board.entries:
            return refuse_plainly(404, f"no target is called {name}")
        if probe not in PROBES:
            return refuse_plainly(400, f"probe must be one of {', '.join(PROBES)}")
        try:
            cleared = await self._site.facade.clear(name, Source(probe))
        except StoreError as error:
            return refuse_plainly(503, str(error))
        return PlainTextResponse("cleared\n" if cleared else "nothing was off by accident\n")

    async def config(self, request: Request) -> Response:
        """The configuration in force, without secrets."""
        if self._tricked(request):
            return refuse_plainly(403, _FOREIGN)
        text = LongText()
        async for part in in_turns(redacted(self._site.facade.config)):
            text.put(part)
        return written(text.end(), "text/plain")

    async def discover(self, request: Request) -> Response:
        """Every target that `/probe` can answer for, as Prometheus's `http_sd_configs` reads it."""
        address, config = _address(request), self._site.facade.config
        path = f"{self._site.paths.under(request)}/probe"
        groups = Rows("[")
        async for target in in_turns(config.targets):
            if _probed(target):
                labels = {"__metrics_path__": path, "__param_target": target.name}
                labels |= _meta(target, config.global_.vantage)
                groups.add({"targets": [address], "labels": labels})
        return written(groups.end("]"))

    def _why_not(self, request: Request) -> str | None:
        if not self._site.lifecycle:
            return "changes over HTTP are off; start with --web.enable-lifecycle"
        if cross_site(request):
            return "another site may not change this exporter"
        return _FOREIGN if self._tricked(request) else None

    def _tricked(self, request: Request) -> bool:
        """Nothing but its address protects this exporter, and the request names another one."""
        return self._site.loopback and not self._site.guarded() and foreign_name(request)


def _meta(target: TargetConfig, vantage: str | None) -> dict[str, str]:
    """What relabelling may go by; Prometheus drops such labels afterwards."""
    facts = {
        "target": target.name,
        "title": target.title,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
        "api": target.api,
        "upstream": target.upstream,
        **({} if vantage is None else {"vantage": vantage}),
        **{f"label_{name}": value for name, value in target.labels.items()},
    }
    return {f"__meta_sora_{name}": str(value) for name, value in facts.items()}


def _probed(target: TargetConfig) -> bool:
    return target.probing is Probing.ACTIVE and any(not kind.paid for kind in target.probes.kinds)


def _address(request: Request) -> str:
    """The exporter's own address, as the request names it."""
    host = request.headers.get("host") or request.url.netloc
    named = host.rsplit("]", 1)[-1]
    return host if ":" in named else f"{host}:{_PORTS.get(request.url.scheme, 80)}"


def routes(site: WebContext) -> list[Route]:
    """The routes that manage the exporter."""
    manage = ManageRoutes(site)
    return [
        Route("/-/reload", manage.reload, methods=["POST"]),
        Route("/api/v1/targets/{name}/clear", manage.clear, methods=["POST"]),
        Route("/config", manage.config, methods=["GET"]),
        Route("/sd", manage.discover, methods=["GET"]),
    ]
