"""One target in detail, or several beneath each other: state, promise, answers, speed, jobs and traffic."""

from dataclasses import replace
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from dashboards import target_speed as speed
from dashboards.parts import queries as q
from dashboards.parts import style
from dashboards.parts.frame import PAGE, TARGET, annotations, choice, dashboard, of_target, runbook
from dashboards.parts.grid import Section, strip
from dashboards.parts.kinds import BARS, LIMITS, NAMED, WORD, days, graph, tiles, timeline, word
from dashboards.parts.looks import AGE, CELL, COUNT, DAY, HOME, LEFT, PROMISE, RULE, SHARE, STATE, VERIFIED
from dashboards.parts.open_alerts import alert_list
from dashboards.parts.panels import Frame, Link, Look, Query
from dashboards.parts.tables import Column, listing
from exporter.core.vocabulary import COLOURS, State

_WINDOWS: Final = {window: name for window, name in q.WINDOWS.items() if window != "now"}


def _state() -> model.Panel:
    about = (
        "What the window of outcomes says now. Reachable, not verified: only free probes answer, and those "
        "never reach the upstream."
    )
    alerts = ("OfficialSuspended", "OfficialRiskControl", "ReverseSuspended", "ReverseRiskControl", "Unknown")
    frame = Frame("State", about, [HOME, *(runbook(f"AIVideo{name}") for name in alerts)])
    return tiles(frame, [Query(q.shown())], CELL, size=WORD, background=True)


def _reason() -> model.Panel:
    about = "Why it is in this state, from the exporter's closed list."
    frame = Frame("Reason", about, [HOME, runbook("AIVideoUnknown")])
    found = q.named("reason", f"max by (reason) ({q.raw('service_state_reason')} == 1)", "no data")
    return word(frame, Query(found, "{{reason}}"), Look(none="no data"))


def _evidence() -> model.Panel:
    about = "The deepest fresh evidence: catalog, validation, generation, or observation of real traffic."
    frame = Frame("Rests on", about, [runbook("AIVideoOfficialUnverified")])
    found = q.named("probe", f"max by (probe) ({q.raw('service_state_evidence')} == 1)", "nothing fresh")
    return word(frame, Query(found, "{{probe}}"), Look(none="nothing fresh"))


def _times() -> model.Panel:
    frame = Frame(
        "Times",
        "How long it is in this state since the exporter decided (the dated start is on its own page), and "
        "how long until its configured or announced end, where there is one.",
        [HOME, runbook("AIVideoRetirementIn30Days")],
    )
    end = f"{q.each(q.raw('service_retirement_timestamp_seconds'))} - time()"
    return tiles(
        frame,
        [Query(q.state_age(), "in this state for"), Query(end, "retires in")],
        Look("dtdurations", decimals=0, none="no decision yet"),
        text=NAMED,
        size=WORD,
    )


def _availability() -> model.Panel:
    frame = Frame(
        "Availability",
        "Verified up time over verified up and down time, the promise (`slo` of the configuration), what is "
        "left of its error budget of 30 days (below 0 the promise is broken), and how much of the time that "
        "counts was verified in 30 days. A window that begins before the target was watched is not shown; "
        f"the figure since then is. {RULE}",
        [runbook("AIVideoAvailabilityLow"), runbook("AIVideoErrorBudgetBurn")],
    )
    asked = [
        Query(q.watched_whole(q.availability(w), w)[0], name, look=SHARE) for w, name in _WINDOWS.items()
    ]
    asked.append(Query(q.watched_whole(q.availability("30d"), "30d")[1], "since it is watched", look=SHARE))
    asked += [
        Query(q.recorded("target:service_slo_objective:ratio"), "promise", style.QUIET, look=PROMISE),
        Query(q.recorded("target:error_budget_remaining:ratio30d"), "budget left", look=LEFT),
        Query(q.coverage("30d"), "verified", look=VERIFIED),
    ]
    return tiles(frame, asked, SHARE, text=NAMED, size=22)


def _credential() -> model.Panel:
    about = "Whether our key, balance and permission are accepted; a refusal is our fault, not the vendor's."
    frame = Frame("Key and balance", about, [runbook("AIVideoCredentialRefused")])
    valid = Query(f"min by ({q.IDENTITY}) ({q.raw('credential_valid')})")
    words = [style.values({"0": ("refused", style.BAD), "1": ("accepted", style.GOOD)})]
    return tiles(frame, [valid], Look(mappings=words, none="nothing answered yet"), size=WORD)


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
    return timeline(frame, Query(q.shown(), "{{target}}"), STATE, 3)


def _daily() -> model.Panel:
    about = (
        "Each cell is the 24 hours before its date, 00:00 UTC; green from 99.9 %, then paler from 99 %, "
        f"yellow from 95 %, orange from 80 %. {RULE} Such days are empty."
    )
    links = [HOME, runbook("AIVideoAvailabilityLow")]
    frame = Frame("Daily availability, 30 days", about, links, step="1d", reach="30d")
    return days(frame, Query(q.availability("24h", "target"), "{{target}}"), DAY, 4)


def _burn() -> model.Panel:
    frame = Frame(
        "Error budget burn",
        "How many times faster than allowed the budget goes, over the hour, 6 hours and 24 hours before. At "
        "1 it lasts 30 days; tickets come at 1 over three days and at 3 over one.",
        [HOME, runbook("AIVideoErrorBudgetBurn")],
    )
    lengths = {"1h": 60, "6h": 360, "24h": 1440}
    asked = [Query(q.burn(window, length), window) for window, length in lengths.items()]
    return graph(frame, asked, Look("none", style.BURN, least=0, none="no promise, so no budget"), LIMITS)


def _answers() -> model.Panel:
    about = (
        "Probes, and requests of real traffic that clients reported, in each step, by what their answers say "
        "of the service."
    )
    asked = []
    for state in State:
        of = q.of("outcome", state)
        probes, traffic = q.raw("probe_results_total", of), q.raw("observations_total", of)
        found = f"sum({q.events(probes)} or {q.events(traffic)}) > 0"
        asked.append(Query(found, style.word(state), COLOURS[state]))
    return graph(Frame("Answers", about, step="5m"), asked, replace(COUNT, none="no answers"), BARS)


def _by_reason() -> model.Panel:
    alerts = ("OfficialDegraded", "RiskControlSurge", "NeverAvailable", "CredentialRefused")
    about = "Probes and observations that did not succeed, by reason."
    links = [HOME, *(runbook(f"AIVideo{name}") for name in alerts)]
    frame = Frame("Failures by reason", about, links, step="5m")
    bad = 'outcome!="operational"'
    probes, traffic = q.raw("probe_results_total", bad), q.raw("observations_total", bad)
    either = f"{q.events(probes)} or {q.events(traffic)}"
    return graph(
        frame,
        [Query(f"sum by (reason) ({either}) > 0", "{{reason}}")],
        replace(COUNT, none="no failures"),
        BARS,
    )


def _risk_control() -> model.Panel:
    frame = Frame(
        "Risk-control episodes by reason, a day",
        "Episodes begun on each of the last 30 days, by the reason that opened them.",
        [runbook("AIVideoReverseRiskControl"), runbook("AIVideoRiskControlSurge")],
        step="1d",
        reach="30d",
    )
    begun = f"sum by (reason) (increase({q.raw('risk_control_events_total')}[$__interval])) > 0"
    return graph(frame, [Query(begun, "{{reason}}")], replace(COUNT, none="no episodes"), BARS)


def _alternatives() -> model.Panel:
    frame = Frame(
        "The same model through other targets",
        f"Where traffic could go instead, the best first. {RULE}",
        [Link("The route that the exporter advises", f"{PAGE}/", new_tab=True)],
    )
    same = f"and on (model) {q.recorded('target:service_state:code')}"
    others = 'target!~"$target"'
    month, slo = (
        q.each(f"target:service_{name}{{{others}}} {same}")
        for name in ("availability:ratio30d", "slo_objective:ratio")
    )
    columns = [
        Column("Target", "target", links=of_target("${__data.fields.Target}"), least=130),
        Column("Channel", "channel", width=84),
        Column("State", query=Query(f"({q.standing(others)}) {same}"), look=CELL, width=166),
        Column("30 days", query=Query(month), look=SHARE, width=90),
        Column("Promise", query=Query(slo), look=PROMISE, width=84),
    ]
    return listing(frame, columns, "State", ascending=True, none="no other target offers it")


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
    off = f"{off} or 0 * {every}"
    words = [style.values({"0": ("on", style.GOOD), "1": ("off", style.WORSE)})]
    age, least = Look("dtdurations", decimals=0, none="never"), 110
    columns = [
        Column("Probe", "probe", least=least),
        Column("Ended", query=Query(f"time() - {ran}"), look=age, width=least),
        Column("Due in", query=Query(f"{due} - time()"), look=age, width=least),
        Column("Every", query=Query(every), look=AGE, width=least),
        Column("Took", query=Query(took), look=Look("s", decimals=1, none="–"), width=80),
        Column("Runs", query=Query(off), look=Look(mappings=words, none="–"), width=64),
    ]
    return listing(frame, columns, "Probe", ascending=True, none="no probes")


def build() -> model.Dashboard:
    """The dashboard."""
    strips = [
        strip(4, (5, _state()), (5, _reason()), (6, _times()), (4, _evidence()), (4, _credential())),
        strip(3, (24, _history())),
        strip(4, (14, _availability()), (10, _daily())),
        strip(8, (12, _burn()), (12, _by_reason())),
        strip(8, (12, speed.latency()), (12, speed.generation())),
        strip(8, (12, speed.latency_compared()), (12, speed.generation_compared())),
        strip(8, (12, _answers()), (12, speed.phases())),
        strip(8, (12, _risk_control()), (12, _probes())),
        strip(7, (12, _alternatives()), (12, alert_list('target=~"$target"'))),
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
