"""PromQL, built from the shipped recording rules wherever one exists."""

from typing import Final

from exporter.core.vocabulary import State

JOB: Final = 'job="sora-exporter"'
IDENTITY: Final = "target, provider, channel, model"
CHOICE: Final = 'provider=~"$provider", channel=~"$channel", model=~"$model", target=~"$target"'
"""What the variables at the top of a dashboard choose."""
INSTANCE: Final = f'{JOB}, instance=~"$instance"'
WINDOWS: Final = {"now": "now", "24h": "24 hours", "7d": "7 days", "30d": "30 days"}
MINUTES: Final = {"24h": 1_440, "7d": 10_080, "30d": 43_200}
OFFICIAL: Final = 'channel="official"'
REVERSE: Final = 'channel="reverse"'
ALERT: Final = 'app="sora-exporter", alertname!="AIVideoWatchdog"'


def of(label: str, value: str) -> str:
    """A matcher."""
    return f'{label}="{value}"'


def recorded(name: str, *further: str) -> str:
    """A recorded series of the chosen targets."""
    return f"{name}{{{', '.join((CHOICE, *further))}}}"


def figure(name: str, *further: str) -> str:
    """A recorded series of the chosen targets by identity alone.

    Tables merge rows whose labels are alike, and the name of the metric is one of them.
    """
    return each(recorded(name, *further))


def raw(name: str, *further: str) -> str:
    """An exported series of the chosen targets."""
    return f"{name}{{{', '.join((JOB, CHOICE, *further))}}}"


def own(name: str, *further: str) -> str:
    """A series of the exporters themselves."""
    return f"{name}{{{', '.join((INSTANCE, *further))}}}"


def watched(name: str, *further: str) -> str:
    """A series of the chosen targets, as the chosen exporters see them."""
    return raw(name, 'instance=~"$instance"', *further)


def each(expr: str) -> str:
    """One value for each target, however many exporters watch it."""
    return f"max by ({IDENTITY}) ({expr})"


def shown(*further: str) -> str:
    """Ten times the code of each target's state, one more where that is up and not verified."""
    return standing(", ".join((CHOICE, *further)))


def standing(matchers: str) -> str:
    """The same of any targets, also of such as are not chosen."""
    return f"10 * target:service_state:code{{{matchers}}} + {_blind(matchers)}"


def by_vantage(expr: str) -> str:
    """An expression with the label `vantage`, and a name where the exporters have none.

    Of each series, before they are put together: VictoriaMetrics 1.79 names groups without the label wrongly.
    """
    return f'label_replace({expr}, "vantage", "all exporters", "vantage", "")'


def unverified() -> str:
    """How many targets are up without being verified."""
    return f"count({_blind(CHOICE)} == 1) or vector(0)"


def _blind(matchers: str) -> str:
    """1 where the state is up and not verified.

    The state is the worst that any exporter gives. Where one sees the target up and another is blind, that is
    no state that is up.
    """
    code, up, available = (
        f"target:service_{name}{{{matchers}}}" for name in ("state:code", "up:bool", "available:bool")
    )
    return f"({up} - {available}) * ({code} <= bool {max(state.code for state in State if state.up)})"


def counted(state: State) -> str:
    """How many targets stand in a state; those up without being verified are counted apart."""
    found = recorded("target:service_state:code")
    verified = f" and {recorded('target:service_available:bool')} == 1" if state.up else ""
    return f"count({found} == {state.code}{verified}) or vector(0)"


def minutes(what: str, window: str, *further: str) -> str:
    """Minutes of each target within a window that were `available`, `verified` or `eligible`; now: 0 or 1."""
    return recorded(f"target:service_{what}:{'bool' if window == 'now' else f'sum{window}'}", *further)


def availability(window: str, by: str = "", *further: str) -> str:
    """Availability of the chosen targets together: none where less than half of what counts was verified."""
    up, verified, eligible = (
        _total(minutes(what, window, *further), by) for what in ("available", "verified", "eligible")
    )
    return f"{up} / ({verified} > 0) and {verified} >= 0.5 * {eligible}"


def watched_whole(figure: str, window: str, *further: str) -> tuple[str, str]:
    """A figure over a window where a chosen target was watched for all of it, and the same where none was.

    Watched for all of it: minutes of it were counted in the window's first twentieth.
    """
    begin = MINUTES[window] // 20
    counted = recorded("target:service_eligible:bool", *further)
    early = f"{counted}[{begin}m] offset {MINUTES[window] - begin}m"
    watched = f"count(count_over_time({early})) > 0"
    return f"({figure}) and on () {watched}", f"({figure}) unless on () {watched}"


def coverage(window: str, by: str = "", *further: str) -> str:
    """The verified part of the time that counts."""
    verified, eligible = (_total(minutes(what, window, *further), by) for what in ("verified", "eligible"))
    return f"{verified} / ({eligible} > 0)"


def gap(window: str, by: str = "") -> str:
    """Availability of the official channels less that of the reverse ones, in percentage points."""
    return f"100 * (({availability(window, by, OFFICIAL)}) - ({availability(window, by, REVERSE)}))"


def promise(by: str, *further: str) -> str:
    """The mean objective of the targets that have one."""
    mean = recorded("target:service_slo_objective:ratio", *further)
    return f"avg by ({by}) ({mean})" if by else f"avg({mean})"


def _total(expr: str, by: str) -> str:
    return f"sum by ({by}) ({expr})" if by else f"sum({expr})"


def state_age(*further: str) -> str:
    """Seconds since the exporter decided on the present state."""
    changed = raw("service_state_last_change_timestamp_seconds", *further)
    return f"time() - {each(f'{changed} > 0')}"


def named(label: str, expr: str, otherwise: str) -> str:
    """An expression whose label is shown, and a word in its place where there is no series.

    A comparison stands inside the aggregation: VictoriaMetrics fills what one outside leaves out from the
    other side of `or`.
    """
    return f'{expr} or on () label_replace(vector(0), "{label}", "{otherwise}", "", "")'


def quantile(q: float, buckets: str, by: str, over: str = "$__rate_interval") -> str:
    """A quantile of a classic histogram."""
    grouping = ", ".join(filter(None, (by, "le")))
    return f"histogram_quantile({q}, sum by ({grouping}) (rate({buckets}[{over}])))"


def burn(window: str, length: int) -> str:
    """How many times faster than allowed the error budget went within a window of `length` minutes."""
    down = f"({minutes('verified', window)} - {minutes('available', window)})"
    return f"{down} / {length} / (1 - {recorded('target:service_slo_objective:ratio')})"


def events(counter: str) -> str:
    """How often a counter counted in each step, the first time included.

    Counters by outcome and reason begin with their first event, which `increase` does not see. Of a series
    that the hour before the step does not know, although the exporter was scraped then, all that it counts is
    new.
    """
    unknown = f"{counter} unless count_over_time({counter}[1h] offset $__rate_interval)"
    watched = f"and on (job, instance) count_over_time(up{{{JOB}}}[1h] offset $__rate_interval)"
    return f"({unknown} {watched}) or increase({counter}[$__rate_interval])"
