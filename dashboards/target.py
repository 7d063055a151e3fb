"""One target in detail, or several beneath each other: state, promise, answers, speed, jobs and traffic."""

from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards import target_speed as speed
from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import PAGE, TARGET, annotations, choice, dashboard, of_target, runbook
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import BARS, LIMITS, NAMED, days, dial, graph, tiles, timeline, word
from dashboards.parts.looks import COUNT, HOME, PROMISE, RULE, SHARE, STATE, VERIFIED
from dashboards.parts.open_alerts import alert_list
from dashboards.parts.panels import Frame, Link, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.colours import COLOURS
from exporter.core.words import State

_WINDOWS: Final = {window: name for window, name in q.WINDOWS.items() if window != "now"}


def _state() -> model.Panel:
    about = (
        "What the window of outcomes says now. Reachable, not verified: only free probes answer, and those "
        "never reach the upstream."
    )
    alerts = ("OfficialSuspended", "OfficialRiskControl", "ReverseSuspended", "ReverseRiskControl", "Unknown")
    frame = Frame("State", about, [HOME, *(runbook(f"AIVideo{name}") for name in alerts)])
    return tiles(frame, [Query(q.shown())], STATE, background=True)


def _reason() -> model.Panel:
    about = "Why it is in this state, from the exporter's closed list."
    frame = Frame("Reason", about, [HOME, runbook("AIVideoUnknown")])
    found = Query(f"max by (reason) ({q.raw('service_state_reason')}) == 1", "{{reason}}")
    return word(frame, found, Look(none="no data"))


def _evidence() -> model.Panel:
    about = "The deepest fresh evidence: catalog, validation, generation, or observation of real traffic."
    frame = Frame("Rests on", about, [runbook("AIVideoOfficialUnverified")])
    found = Query(f"max by (probe) ({q.raw('service_state_evidence')}) == 1", "{{probe}}")
    return word(frame, found, Look(none="nothing fresh"))


def _age() -> model.Panel:
    frame = Frame("In this state for", "Since the exporter decided; the dated start is on its own page.")
    return tiles(frame, [Query(q.state_age())], Look("dtdurations", decimals=0, none="no decision yet"))


def _availability() -> model.Panel:
    frame = Frame("Availability", f"Verified up time over verified up and down time. {RULE}")
    return tiles(frame, [Query(q.availability(w), name) for w, name in _WINDOWS.items()], SHARE, text=NAMED)


def _coverage() -> model.Panel:
    frame = Frame("Verified", "How much of the time that counts was verified, over the same times.")
    return tiles(frame, [Query(q.coverage(w), name) for w, name in _WINDOWS.items()], VERIFIED, text=NAMED)


def _promise() -> model.Panel:
    frame = Frame("Promise", "The objective (`slo`) of the configuration.")
    objective = Query(q.recorded("target:service_slo_objective:ratio"))
    return tiles(frame, [objective], PROMISE)


def _budget() -> model.Panel:
    frame = Frame(
        "Error budget left, 30 days",
        "100 % is untouched, 0 is spent, below 0 is overspent.",
        [runbook("AIVideoAvailabilityLow"), runbook("AIVideoErrorBudgetBurn")],
    )
    left = Query(q.recorded("target:error_budget_remaining:ratio30d"))
    return dial(frame, left, Look("percentunit", style.BUDGET_LEFT, least=-1, most=1, none="no promise"))


def _credential() -> model.Panel:
    about = "Whether our key, balance and permission are accepted; a refusal is our fault, not the vendor's."
    frame = Frame("Key and balance", about, [runbook("AIVideoCredentialRefused")])
    valid = Query(f"min by ({q.IDENTITY}) ({q.raw('credential_valid')})")
    words = [style.values({"0": ("refused", style.BAD), "1": ("accepted", style.GOOD)})]
    return tiles(frame, [valid], Look(mappings=words, none="nothing answered yet"))


def _retirement() -> model.Panel:
    frame = Frame(
        "Retires in", "Until the configured or announced end.", [runbook("AIVideoRetirementIn30Days")]
    )
    left = Query(f"{q.each(q.raw('service_retirement_timestamp_seconds'))} - time()")
    return tiles(frame, [left], Look("dtdurations", decimals=0, none="no date"))


def _history() -> model.Panel:
    alerts = (
        "OfficialSuspended",
        "OfficialRiskControl",
        "OfficialRetired",
        "ReverseSuspended",
        "ReverseRiskControl",
        "Flapping",
        "StateChanged",
        "Maintenance",
    )
    books = [runbook(f"AIVideo{name}") for name in alerts]
    frame = Frame("State history", "Gaps are times without data.", [HOME, *books])
    return timeline(frame, Query(q.shown(), "{{target}}"), STATE)


def _daily() -> model.Panel:
    about = f"Each cell is the 24 hours before its date, 00:00 UTC. {RULE} Such days are empty."
    links = [HOME, runbook("AIVideoAvailabilityLow")]
    frame = Frame("Daily availability, 30 days", about, links, step="1d", reach="30d")
    return days(frame, Query(q.availability("24h", "target"), "{{target}}"), SHARE)


def _burn() -> model.Panel:
    frame = Frame(
        "Error budget burn",
        "How many times faster than allowed the budget goes, over the hour, 6 hours and 24 hours before. At "
        "1 it lasts 30 days; tickets come at 1 over three days and at 3 over one.",
        [HOME, runbook("AIVideoErrorBudgetBurn")],
    )
    lengths = {"1h": 60, "6h": 360, "24h": 1440}
    asked = [Query(q.burn(window, length), window) for window, length in lengths.items()]
    return graph(frame, asked, Look("none", style.BURN, decimals=1, least=0), LIMITS)


def _by_outcome(title: str, about: str, metric: str) -> model.Panel:
    asked = []
    for state in State:
        found = f"sum({q.events(q.raw(metric, q.of('outcome', state)))}) > 0"
        asked.append(Query(found, style.word(state), COLOURS[state]))
    return graph(Frame(title, about, step="5m"), asked, COUNT, BARS)


def _by_reason() -> model.Panel:
    alerts = ("OfficialDegraded", "RiskControlSurge", "NeverAvailable", "CredentialRefused")
    about = "Probes and observations that did not succeed, by reason."
    links = [HOME, *(runbook(f"AIVideo{name}") for name in alerts)]
    frame = Frame("Failures by reason", about, links, step="5m")
    bad = 'outcome!="operational"'
    probes, traffic = q.raw("probe_results_total", bad), q.raw("observations_total", bad)
    either = f"{q.events(probes)} or {q.events(traffic)}"
    return graph(frame, [Query(f"sum by (reason) ({either}) > 0", "{{reason}}")], COUNT, BARS)


def _risk_control() -> model.Panel:
    frame = Frame(
        "Risk-control episodes by reason, a day",
        "Episodes begun on each of the last 30 days, by the reason that opened them.",
        [runbook("AIVideoReverseRiskControl"), runbook("AIVideoRiskControlSurge")],
        step="1d",
        reach="30d",
    )
    begun = f"sum by (reason) (increase({q.raw('risk_control_events_total')}[$__interval])) > 0"
    return graph(frame, [Query(begun, "{{reason}}")], COUNT, BARS)


def _transitions() -> model.Panel:
    frame = Frame(
        "Changes of state", "In the range shown, by the state entered.", [runbook("AIVideoFlapping")]
    )
    asked = []
    for state in State:
        entered = q.raw("service_state_transitions_total", q.of("to", state))
        asked.append(Query(f"sum(increase({entered}[$__range]))", style.word(state), COLOURS[state]))
    return tiles(frame, asked, Look("short", decimals=0, none="0"), text=NAMED)


def _alternatives() -> model.Panel:
    frame = Frame(
        "The same model through other targets",
        f"Where traffic could go instead, the best first. {RULE}",
        [Link("The route that the exporter advises", f"{PAGE}/", new_tab=True)],
    )
    same = f"and on (model) {q.recorded('target:service_state:code')}"
    others = 'target!~"$target"'
    month, slo = (
        f"target:service_{name}{{{others}}}" for name in ("availability:ratio30d", "slo_objective:ratio")
    )
    columns = [
        Column("Target", "target", links=of_target("${__data.fields.Target}")),
        Column("Channel", "channel"),
        Column(
            "State",
            query=Query(f"({q.standing(others)}) {same}"),
            look=STATE,
            filled=True,
        ),
        Column("30 days", query=Query(f"{month} {same}"), look=SHARE),
        Column("Promise", query=Query(f"{slo} {same}"), look=PROMISE),
    ]
    return listing(frame, columns, "State", ascending=True)


def _probes() -> model.Panel:
    frame = Frame(
        "Its probes",
        "When each probe last ended and is due again, the interval in force (backing off included), its last "
        "duration, and whether it is off.",
        [
            HOME,
            runbook("AIVideoOfficialUnverified"),
            runbook("AIVideoProbesOverdue"),
            runbook("AIVideoProbeDisabled"),
        ],
    )
    ran, due, every, took, off = (
        f"max by (target, probe) ({q.raw(name)}{rest})"
        for name, rest in (
            ("probe_last_run_timestamp_seconds", " > 0"),
            ("probe_next_run_timestamp_seconds", " > 0"),
            ("probe_interval_seconds", ""),
            ("probe_latency_seconds", ""),
            ("probe_disabled", ""),
        )
    )
    words = [style.values({"0": ("on", style.GOOD), "1": ("off", style.POOR)})]
    columns = [
        Column("Probe", "probe"),
        Column("Ended", query=Query(f"time() - {ran}"), look=Look("dtdurations", decimals=0, none="never")),
        Column("Due in", query=Query(f"{due} - time()"), look=Look("dtdurations", decimals=0, none="never")),
        Column("Every", query=Query(every), look=Look("dtdurations", decimals=0)),
        Column("Took", query=Query(took), look=Look("s", decimals=2)),
        Column("Runs", query=Query(off), look=Look(mappings=words)),
    ]
    return listing(frame, columns, "Probe", ascending=True)


def build() -> model.Dashboard:
    """The dashboard."""
    outcomes = "Probes in each step, by what their answer says of the service."
    traffic = "Requests of real traffic that clients reported in each step, by what they say."
    strips = [
        strip(4, (5, _state()), (4, _reason()), (3, _age()), (7, _availability()), (5, _promise())),
        strip(4, (4, _evidence()), (4, _credential()), (4, _retirement()), (7, _coverage()), (5, _budget())),
        strip(4, (24, _history())),
        strip(3, (24, _daily())),
        strip(8, (12, _burn()), (12, _by_outcome("Probe results", outcomes, "probe_results_total"))),
        strip(8, (12, _by_reason()), (12, _risk_control())),
        strip(8, (12, speed.latency()), (12, speed.latency_heat())),
        strip(8, (12, speed.latency_compared()), (12, speed.generation())),
        strip(8, (12, speed.generation_heat()), (12, speed.generation_compared())),
        strip(8, (12, speed.phases()), (12, _by_outcome("Observations", traffic, "observations_total"))),
        strip(4, (18, _transitions()), (6, speed.jobs())),
        strip(7, (12, _probes()), (12, _alternatives())),
        strip(7, (24, alert_list('target=~"$target"'))),
    ]
    about = "State, promise, answers and speed of one target. Choose several to see them beneath each other."
    return dashboard(
        TARGET,
        "Target detail",
        about,
        [Section("$target", strips, repeat="target")],
        choice(one_target=True),
        annotations(by_channel=False),
    )
