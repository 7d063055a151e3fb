"""`/sd`: every target that `/probe` can answer for, as Prometheus's `http_sd_configs` reads it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.config import TargetConfig
from exporter.core.vocabulary import Probing
from exporter.web.context import WebContext

_PORTS = {"http": 80, "https": 443}


def routes(site: WebContext) -> list[Route]:
    """The route of the discovery."""

    async def discover(request: Request) -> Response:
        address = _address(request)
        return JSONResponse(
            [
                {
                    "targets": [address],
                    "labels": {
                        "__metrics_path__": "/probe",
                        "__param_target": target.name,
                        **_meta(target),
                    },
                }
                for target in site.facade.config.targets
                if _probed(target)
            ]
        )

    return [Route("/sd", discover, methods=["GET"])]


def _meta(target: TargetConfig) -> dict[str, str]:
    """What relabelling may go by; Prometheus drops such labels afterwards."""
    facts = {
        "target": target.name,
        "title": target.title,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
        "api": target.api,
        "upstream": target.upstream,
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
