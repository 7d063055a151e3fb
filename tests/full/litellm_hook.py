"""LiteLLM's custom authentication for the tests: virtual keys without a database. Runs in LiteLLM's own Python.

Limits of pace are LiteLLM's own doing; what a database would refuse is raised as LiteLLM raises it.
"""

from typing import Any

import litellm
from litellm.proxy._types import ProxyException, UserAPIKeyAuth


async def auth(_request: Any, api_key: str) -> UserAPIKeyAuth:
    """Who a key is."""
    if api_key == "sk-poor":
        raise litellm.BudgetExceededError(current_cost=1.0, max_budget=0.5)
    if api_key == "sk-narrow":
        raise ProxyException(
            message="key not allowed to access model. This key can only access models=['x']. Tried to access sora-2",
            type="key_model_access_denied",
            param="model",
            code=401,
        )
    if api_key == "sk-paced":
        return UserAPIKeyAuth(api_key=api_key, rpm_limit=2)
    if api_key == "sk-single":
        return UserAPIKeyAuth(api_key=api_key, max_parallel_requests=0)
    if api_key == "sk-team":
        return UserAPIKeyAuth(api_key=api_key, team_id="t", team_rpm_limit=0)
    if api_key == "sk-good":
        return UserAPIKeyAuth(api_key=api_key)
    raise ProxyException(
        message="Authentication Error, Invalid proxy server token passed. Received API Key = sk-...1234, "
        "Key Hash (Token) =abc. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
        type="token_not_found_in_db",
        param="key",
        code=401,
    )
