"""What a video costs: price, rate of success, and price over rate."""

from dashboards.parts.queries import of, raw, recorded
from exporter.core.vocabulary import Channel


def success(by: str, *further: str, within: str = "30d") -> str:
    """The part of the requests for a video that ended with one."""
    made, asked = (
        f"sum by ({by}) (sum_over_time({recorded(f'target:video_{name}:increase1h', *further)}[{within}:5m]))"
        for name in ("successes", "requests")
    )
    return f"{made} / ({asked} > 0)"


def price(by: str, *further: str, seconds: str = "$seconds") -> str:
    """The mean price of one video of a length."""
    call = raw("service_price_usd", 'unit="call"', *further)
    second = raw("service_price_usd", 'unit="second"', *further)
    return f"avg by ({by}) ({call} or {second} * {seconds})"


def effective(by: str, *further: str, seconds: str = "$seconds", within: str = "30d") -> str:
    """Price over rate of success: what a video costs that is there in the end."""
    return f"{price(by, *further, seconds=seconds)} / ({success(by, *further, within=within)} > 0)"


def alike(channel: Channel, *, seconds: str = "$seconds", within: str = "30d") -> str:
    """The mean of `effective` over the models that both channels offer: like is compared with like."""
    (other,) = (one for one in Channel if one is not channel)
    own, theirs = (
        effective("model", of("channel", one), seconds=seconds, within=within) for one in (channel, other)
    )
    return f"avg(({own}) and ({theirs}))"
