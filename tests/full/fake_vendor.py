"""A vendor of OpenAI's shape for a gateway to stand before: it answers by the name of the model.

Run as `python -m tests.full.fake_vendor PORT`; it listens on 127.0.0.1 only.
"""

import re
import sys
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

PAGE = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><style>body{margin:0}</style></head>'
    "<body><noscript>Enable JavaScript and cookies to continue</noscript><script>(function(){window._cf_chl_opt="
    '{cZone:"api.openai.com"};a.src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1";})();</script></body></html>'
)
REFUSALS: dict[str, tuple[int, str, str | None]] = {
    "key": (401, "Incorrect API key provided: sk-proj-****abcd. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_api_key"),
    "deactivated": (401, "The OpenAI account associated with this API key has been deactivated.", "account_deactivated"),
    "balance": (429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota"),
    "limit": (400, "Billing hard limit has been reached", "billing_hard_limit_reached"),
    "organisation": (403, "Your organization must be verified to use the model `sora-2`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.", None),
    "project": (403, "Project `proj_x` does not have access to model `sora-2`", "model_not_found"),
    "region": (403, "Country, region, or territory not supported", "unsupported_country_region_territory"),
    "rate": (429, "Rate limit reached for sora-2 in organization org-abc on requests per min (RPM): Limit 5, Used 5.", "rate_limit_exceeded"),
    "broken": (500, "The server had an error while processing your request. Sorry about that!", None),
}  # fmt: skip
"""What is said to a model's name that ends so: status, words, code."""
MODELS = (*REFUSALS, "challenge", "good", "slow")
_looks: dict[str, int] = {}


def _error(status: int, message: str, code: str | None) -> JSONResponse:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return JSONResponse({"error": error}, status)


def _job(name: str, status: str) -> dict[str, Any]:
    progress = 100 if status == "completed" else 0
    return {
        "id": name, "object": "video", "model": "sora-2", "status": status, "progress": progress,
        "created_at": 1760000000, "seconds": "4", "size": "720x1280",
    }  # fmt: skip


async def create(request: Request) -> Response:
    body = await request.body()
    model = re.search(rb"sora-2-([a-z]+)", body)
    kind = model[1].decode() if model else ""
    if kind == "challenge":
        return HTMLResponse(PAGE, 403, {"server": "cloudflare", "cf-mitigated": "challenge"})
    if kind in REFUSALS:
        return _error(*REFUSALS[kind])
    name = f"video_{kind}{len(_looks)}"
    _looks[name] = 0
    return JSONResponse(_job(name, "queued"))


async def look(request: Request) -> Response:
    name = request.path_params["name"]
    if request.method == "DELETE":
        return JSONResponse({"id": name, "object": "video.deleted", "deleted": True})
    _looks[name] = _looks.get(name, 0) + 1
    # A slow job is still queued at the first look.
    done = not name.startswith("video_slow") or _looks[name] > 1
    return JSONResponse(_job(name, "completed" if done else "queued"))


async def content(_request: Request) -> Response:
    return Response(b"\0\0\0\x18ftypmp42" + b"\0" * 2000, media_type="video/mp4")


app = Starlette(
    routes=[
        Route("/v1/videos", create, methods=["POST"]),
        Route("/v1/chat/completions", create, methods=["POST"]),
        Route("/v1/videos/{name}/content", content),
        Route("/v1/videos/{name}", look, methods=["GET", "DELETE"]),
    ]
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
