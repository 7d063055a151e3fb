"""What gateways tell of our key: read free, shown where it is told, absent otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.clock import SystemClock
from exporter.config import parse
from exporter.dialects.base import Credential
from exporter.dialects.registry import build
from tests.support.processes import QUICK, exporter, simulator, until
from tests.support.scripted import Asked, Script, said, scripted

FIXTURES = Path(__file__).parents[1] / "fixtures"
KEY = "sk-balance-0123456789"


def fixture(name: str, **changes: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_text())
    inner = value["data"] if isinstance(value.get("data"), dict) else value
    inner.update(changes)
    return value


TOKEN = "/sub/api/usage/token/"
STATUS = "/sub/api/status"
PLAN, USED = "/sub/v1/dashboard/billing/subscription", "/sub/v1/dashboard/billing/usage"
INFO = "/sub/key/info"
PAGE = "<!doctype html><html>"


@pytest.mark.parametrize(
    ("routes", "told"),
    [
        pytest.param(
            {TOKEN: fixture("newapi_token_usage", expires_at=1_800_000_000), STATUS: fixture("newapi_status")},
            Credential(9.75, 1_800_000_000.0),
            id="new-api",
        ),
        pytest.param(
            {TOKEN: fixture("newapi_token_usage"), STATUS: fixture("newapi_status", quota_per_unit=1_000_000)},
            Credential(4.875, None),
            id="new-api with another unit",
        ),
        pytest.param(
            {TOKEN: fixture("newapi_token_usage", unlimited_quota=True, expires_at=-1)},
            Credential(None, None),
            id="an unlimited token",
        ),
        pytest.param(
            {PLAN: fixture("newapi_billing_subscription", access_until=1_800_000_000), USED: fixture("newapi_billing_usage")},
            Credential(9.75, 1_800_000_000.0),
            id="one-api",
        ),
        pytest.param(
            {
                PLAN: fixture("newapi_billing_subscription", hard_limit_usd=73),
                USED: fixture("newapi_billing_usage", total_usage=730),
                STATUS: fixture("newapi_status", quota_display_type="CNY"),
            },
            Credential(9.0, None),
            id="one-api that counts in yuan",
        ),
        pytest.param(
            {PLAN: fixture("newapi_billing_subscription", hard_limit_usd=100_000_000), USED: fixture("newapi_billing_usage")},
            Credential(None, None),
            id="one-api without a limit",
        ),
        pytest.param(
            {INFO: {"key": "x", "info": {"spend": 1.5, "max_budget": 10.0, "expires": "2027-01-15T08:00:00Z"}}},
            Credential(8.5, 1_800_000_000.0),
            id="LiteLLM",
        ),
        pytest.param({INFO: {"info": {"spend": 1.5, "max_budget": None}}}, Credential(None, None), id="LiteLLM without a limit"),
        pytest.param({}, None, id="nobody tells"),
        pytest.param({TOKEN: PAGE, PLAN: PAGE, INFO: PAGE}, None, id="a page for everything"),
        pytest.param({TOKEN: {"data": [1]}, PLAN: {"hard_limit_usd": "ten"}, INFO: {"info": 3}}, None, id="nonsense"),
        pytest.param({TOKEN: fixture("newapi_token_usage", total_available=True)}, Credential(None, None), id="no number"),
    ],
)  # fmt: skip
async def test_what_each_family_tells(routes: dict[str, Any], told: Credential | None) -> None:
    def answer(asked: Asked) -> Script:
        found = routes.get(asked.target)
        if found is None:
            return (said(404, '{"error":{"message":"Invalid URL"}}'),)
        return (said(200, found, "text/html"),) if isinstance(found, str) else (said(200, json.dumps(found)),)

    async with scripted(answer) as server:
        target = {
            "name": "t", "provider": "p", "channel": "official", "model": "m", "api": "openai_videos",
            "base_url": f"http://127.0.0.1:{server.port}/sub/v1", "api_key_env": "KEY",
        }  # fmt: skip
        config = parse(yaml.safe_dump({"targets": [target]}), env={"KEY": KEY})
        dialect = build(config.targets[0], transport=None, clock=SystemClock())
        assert await dialect.credential() == told
        first = len(server.asked)
        assert await dialect.credential() == told
        await dialect.aclose()
    assert all(asked.method == "GET" for asked in server.asked)
    assert all(asked.headers["authorization"] == f"Bearer {KEY}" for asked in server.asked)
    if told is not None:
        # Who tells is known by now, and nobody else is asked again.
        assert len(server.asked) - first <= 3


async def test_the_exporter_shows_what_is_told_and_nothing_otherwise(tmp_path: Path) -> None:
    one = {
        "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos", "upstream": "gateway",
        "interval": "1s", "price": {"usd_per_second": 0.1},
    }  # fmt: skip
    told = ("new_api", "one_api", "litellm")
    names = [*told, "none"]
    scenario = {
        "targets": [{"name": name, **one} for name in names],
        "timeline": [{"target": name, "at": "0s", "state": "operational"} for name in names],
        "simulator": {name: {**QUICK, "billing": name, "granted_usd": 42.5} for name in names},
    }
    async with simulator(tmp_path, scenario) as upstream:
        config = await upstream.configuration(tmp_path)
        async with exporter(config, tmp_path / "data") as running:
            await running.up()

            async def all_asked() -> bool:
                # The last thing that is asked of a gateway that tells nothing.
                return "/dashboard/billing/subscription" in str((await upstream.books())["none"])

            async def all_shown() -> bool:
                text = (await running.web.get("/metrics")).text
                return all(f'credential_balance_usd{{target="{name}"' in text for name in told)

            await until(all_shown)
            await until(all_asked)
            rows = {name: await running.target(name) for name in names}
            pages = {
                name: (await running.web.get(f"/targets/{name}?lang=en")).text for name in ("none", "litellm")
            }
            metrics = await running.metrics()
    balances = {key: value for key, value in metrics.items() if key.startswith("credential_balance_usd{")}
    assert list(balances.values()) == [42.5] * 3
    assert [rows[name]["balance_usd"] for name in names] == [42.5, 42.5, 42.5, None]
    assert {row["state"] for row in rows.values()} == {"operational"}
    assert "$42.50" in pages["litellm"]
    assert "Left on the key" not in pages["none"]
