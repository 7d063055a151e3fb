"""A new-api site beside its API: status, prices, balance, notices, and the uptime board with its traps."""

from collections.abc import Callable, Mapping
from typing import Final

from exporter.simulator.call import SimCall
from exporter.simulator.script import BillingRoutes
from exporter.simulator.upstreams.gateway import VERSION, no_route, refused, said, shown_key, token_fault
from exporter.simulator.wire import SimResponse

_QUOTA_PER_USD: Final = 500_000
UP_FOR: Final = 349_426
"""Seconds for which the gateway had been running when the world began."""


def api(call: SimCall) -> SimResponse:
    """`/api/...`, and the billing routes of the dashboard below `/v1`."""
    path = "/".join(call.parts)
    found = _OPEN.get(path)
    told = _TOLD[call.site.target.quirks.billing]
    if call.method != "GET" or (found is None and path not in told):
        return no_route(call)
    site = call.site
    site.count("GET", "/" + path, "site")
    delay = _DELAY
    if found is not None:
        return said(site, found(call), delay)
    fault = token_fault(call, shown_key(call))
    return refused(site, fault, delay) if fault else said(site, told[path](call), delay)


def status_data(start: int) -> dict[str, object]:
    """What `/api/status` tells of a gateway that began to run at `start` (unix seconds)."""
    return {
        "version": VERSION,
        "start_time": start,
        "system_name": "New API",
        "quota_per_unit": _QUOTA_PER_USD,
        "usd_exchange_rate": 7.3,
        "price": 7.3,
        "display_in_currency": True,
        "quota_display_type": "USD",
        "enable_task": True,
        "enable_drawing": True,
        "uptime_kuma_enabled": True,
        "announcements_enabled": True,
        "announcements": [],
        "api_info_enabled": True,
        "setup": True,
    }


def _pricing(call: SimCall) -> dict[str, object]:
    target = call.site.target
    kinds = ["openai-video"] if target.api.value == "openai_videos" else ["openai"]
    entry = {
        "model_name": target.model,
        "vendor_id": 1,
        "quota_type": 1,
        "model_ratio": 0,
        "model_price": target.usd_per_call or target.usd_per_second,
        "owner_by": "",
        "completion_ratio": 0,
        "enable_groups": ["default"],
        "supported_endpoint_types": kinds,
    }
    return {
        "success": True,
        "data": [entry],
        "vendors": [{"id": 1, "name": "OpenAI", "icon": "OpenAI"}],
        "group_ratio": {"default": 1},
        "usable_group": {"default": "Default group"},
        "supported_endpoint": {"openai-video": {"path": "/v1/videos", "method": "POST"}},
        "auto_groups": ["default"],
        "pricing_version": "a42d372ccf0b5dd13ecf71203521f9d2",
    }


def _token(call: SimCall) -> dict[str, object]:
    used = int(call.site.queue.books.usd() * _QUOTA_PER_USD)
    granted = int(call.site.target.quirks.granted_usd * _QUOTA_PER_USD)
    data = {
        "object": "token_usage",
        "name": "probe",
        "total_granted": granted,
        "total_used": used,
        "total_available": granted - used,
        "unlimited_quota": False,
        "model_limits": {},
        "model_limits_enabled": False,
        "expires_at": 0,
    }
    return {"code": True, "message": "ok", "data": data}


def _subscription(call: SimCall) -> dict[str, object]:
    granted = call.site.target.quirks.granted_usd
    limit = int(granted) if granted.is_integer() else granted
    return {
        "object": "billing_subscription",
        "has_payment_method": True,
        "soft_limit_usd": limit,
        "hard_limit_usd": limit,
        "system_hard_limit_usd": limit,
        "access_until": 0,
    }


def _usage(call: SimCall) -> dict[str, object]:
    """Cents."""
    return {"object": "list", "total_usage": round(call.site.queue.books.usd() * 100)}


def _key_info(call: SimCall) -> dict[str, object]:
    """As LiteLLM tells it."""
    info = {
        "key_name": "sk-...robe",
        "spend": call.site.queue.books.usd(),
        "max_budget": call.site.target.quirks.granted_usd,
        "expires": None,
        "models": [],
        "blocked": None,
    }
    return {"key": "sk-...robe", "info": info}


def _status(call: SimCall) -> dict[str, object]:
    return {"success": True, "message": "", "data": status_data(int(call.site.epoch) - UP_FOR)}


def _nothing(_call: SimCall) -> dict[str, object]:
    return {"success": True, "message": "", "data": ""}


def _no_board(_call: SimCall) -> dict[str, object]:
    return {"success": True, "message": "", "data": []}


_OPEN: Final[Mapping[str, Callable[[SimCall], object]]] = {
    "api/status": _status,
    "api/pricing": _pricing,
    "api/notice": _nothing,
    "api/about": _nothing,
    "api/uptime/status": _no_board,
}
_DELAY: Final = 0.05
"""Seconds. Not drawn: whether somebody looks at the balance must change nothing else."""
_OWN: Final[Mapping[str, Callable[[SimCall], object]]] = {
    "api/usage/token": _token,
    "v1/dashboard/billing/subscription": _subscription,
    "v1/dashboard/billing/usage": _usage,
}
_TOLD: Final[Mapping[BillingRoutes, Mapping[str, Callable[[SimCall], object]]]] = {
    BillingRoutes.NEW_API: _OWN,
    BillingRoutes.ONE_API: {path: told for path, told in _OWN.items() if path != "api/usage/token"},
    BillingRoutes.LITELLM: {"key/info": _key_info},
    BillingRoutes.NONE: {},
}
