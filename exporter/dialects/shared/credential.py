"""What a gateway tells of the key it was shown: how much money is left, and until when it holds. Free to ask.

Three families tell: new-api (`/api/usage/token/`), one-api and what descends from it (the billing routes that
OpenAI's dashboard once had), and LiteLLM (`/key/info`). Which one answers is found out once and kept.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from math import isfinite
from typing import Any, Final

import httpx2

from exporter.core.wire.payload import parse_object
from exporter.dialects.base import Credential
from exporter.transport import Http, ResponseLimits

_REACH: Final = ResponseLimits(20.0)
_QUOTA_PER_USD: Final = 500_000.0
"""What new-api counts in, unless it says otherwise."""
_MEANINGLESS: Final = 1e8
"""Dollars: gateways of this family say a number like this for a key without a limit."""
_VERSIONS: Final = ("/v1", "/v1beta")


class CredentialReader:
    """Asks one gateway about one key."""

    def __init__(self, http: Http) -> None:
        self._http = http
        path = http.base_url.path.rstrip("/")
        self._root = next((path.removesuffix(end) for end in _VERSIONS if path.endswith(end)), path)
        self._route: Callable[[], Awaitable[Credential | None]] | None = None

    async def read(self) -> Credential | None:
        """What is told now; None where nobody tells, or not at this moment. Raises nothing."""
        if self._route is not None:
            return await self._route()
        for route in (self._token_usage, self._key_info, self._billing):
            told = await route()
            if told is not None:
                self._route = route
                return told
        return None

    async def _token_usage(self) -> Credential | None:
        answer = await self._ask("/api/usage/token/")
        token = answer.get("data")
        if not isinstance(token, dict) or token.get("object") != "token_usage":
            return None
        left = _number(token.get("total_available"))
        if left is None or token.get("unlimited_quota") is True:
            return Credential(None, _moment(token.get("expires_at")))
        per_usd = _number((await self._status()).get("quota_per_unit")) or _QUOTA_PER_USD
        return Credential(left / per_usd, _moment(token.get("expires_at")))

    async def _billing(self) -> Credential | None:
        plan = await self._ask("/dashboard/billing/subscription", of_api=True)
        limit = _number(plan.get("hard_limit_usd"))
        if limit is None:
            return None
        used = _number((await self._ask("/dashboard/billing/usage", of_api=True)).get("total_usage"))
        unlimited = limit >= _MEANINGLESS or used is None
        left = None if unlimited or used is None else (limit - used / 100) / _per_usd(await self._status())
        return Credential(left, _moment(plan.get("access_until")))

    async def _key_info(self) -> Credential | None:
        info = (await self._ask("/key/info")).get("info")
        if not isinstance(info, dict) or not {"spend", "max_budget"} & info.keys():
            return None
        limit, spent = _number(info.get("max_budget")), _number(info.get("spend"))
        left = None if limit is None or spent is None else limit - spent
        return Credential(left, _moment(info.get("expires")))

    async def _status(self) -> dict[str, Any]:
        """What a gateway of the new-api family says of itself; empty for others."""
        data = (await self._ask("/api/status")).get("data")
        return data if isinstance(data, dict) else {}

    async def _ask(self, path: str, *, of_api: bool = False) -> dict[str, Any]:
        """The object at a path below the gateway's root, or below its API; empty for anything else."""
        base = self._http.base_url
        try:
            url = base.copy_with(path=f"{base.path.rstrip('/') if of_api else self._root}{path}")
        except (httpx2.InvalidURL, ValueError):
            return {}
        exchange = await self._http.send(self._http.call_at("GET", url), _REACH)
        return (parse_object(exchange.answer.body) or {}) if exchange.ok else {}


def _per_usd(status: dict[str, Any]) -> float:
    """What the billing routes count in: dollars, unless the gateway shows another unit."""
    kind = status.get("quota_display_type")
    if kind == "CNY":
        return _number(status.get("usd_exchange_rate")) or 1.0
    if kind == "TOKENS" or status.get("display_in_currency") is False:
        return _number(status.get("quota_per_unit")) or _QUOTA_PER_USD
    return 1.0


def _number(value: Any) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if usable else None


def _moment(value: Any) -> float | None:
    """Unix seconds; 0, -1 and nothing stand for never."""
    if isinstance(value, str):
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            return None
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    seconds = _number(value)
    return seconds if seconds is not None and seconds > 0 else None
