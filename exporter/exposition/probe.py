"""The exposition of one probe on demand, with blackbox_exporter's names."""

from exporter.core.board import Entry, Run
from exporter.core.words import State
from exporter.exposition import metrics as m
from exporter.exposition import targets
from exporter.exposition.text import EOF, header, number


def render(entry: Entry, run: Run, *, openmetrics: bool) -> bytes:
    """Success and duration of `run`, and the state of its target."""
    who = targets.identity(entry.facts)
    success = int(run.outcome is State.OPERATIONAL)
    texts = {
        m.ON_DEMAND_SUCCESS: f"{m.ON_DEMAND_SUCCESS.name}{{{who}}} {success}\n",
        m.ON_DEMAND_DURATION: f"{m.ON_DEMAND_DURATION.name}{{{who}}} {number(run.latency)}\n",
        m.STATE: targets.state(entry, who),
    }
    body = "".join(header(metric, openmetrics=openmetrics) + text for metric, text in texts.items())
    return (body + (EOF if openmetrics else "")).encode()
