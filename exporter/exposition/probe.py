"""The exposition of one probe on demand, with blackbox_exporter's names."""

from exporter.core.board import Entry, Run
from exporter.core.vocabulary import State
from exporter.exposition import metrics as m
from exporter.exposition import targets
from exporter.exposition.text import EOF, header, number


def render(entry: Entry, run: Run | None, *, openmetrics: bool, seconds: float = 0.0) -> bytes:
    """Success and duration of `run`, and the state of its target.

    Without a run, of a probe that was cut after so many `seconds`: no success for whoever asks.
    """
    who = targets.identity(entry.facts)
    success = int(run is not None and run.outcome is State.OPERATIONAL)
    latency = seconds if run is None else run.latency
    texts = {
        m.ON_DEMAND_SUCCESS: f"{m.ON_DEMAND_SUCCESS.name}{{{who}}} {success}\n",
        m.ON_DEMAND_DURATION: f"{m.ON_DEMAND_DURATION.name}{{{who}}} {number(latency)}\n",
        m.STATE: targets.state(entry, who),
    }
    body = "".join(header(metric, openmetrics=openmetrics) + text for metric, text in texts.items())
    return (body + (EOF if openmetrics else "")).encode()
