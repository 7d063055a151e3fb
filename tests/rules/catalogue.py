"""Every metric that a rule may read, and the labels that its series carry."""

from exporter.exposition import METRICS
from exporter.exposition.metrics import IDENTITY, VANTAGE, Kind
from tests.rules.rulebook import RECORDS

SCRAPED = frozenset({"job", "instance"})
TARGET = frozenset(IDENTITY)
LEVELS = {
    "target": TARGET,
    "target_probe": TARGET | {"probe"},
    "target_vantage": TARGET | {VANTAGE},
    "model_channel": frozenset({"model", "channel"}),
    "channel": frozenset({"channel"}),
    "instance": SCRAPED | {"index"},
    "shard": frozenset({"job", "index"}),
    "sora_exporter": frozenset(),
}


def _catalogue() -> dict[str, frozenset[str]]:
    known = {"up": SCRAPED, "process_start_time_seconds": SCRAPED}
    for metric in METRICS:
        carried = SCRAPED | set(metric.all_labels) | ({VANTAGE} if metric.identity else set())
        if metric.kind is Kind.HISTOGRAM:
            known |= {f"{metric.name}_{part}": carried for part in ("sum", "count")}
            known[f"{metric.name}_bucket"] = carried | {"le"}
        else:
            known[metric.name] = carried
    return known


EXPORTED = _catalogue()
CATALOGUE = EXPORTED | {rule.name: LEVELS[rule.name.split(":")[0]] for rule in RECORDS}
COUNTERS = {metric.name for metric in METRICS if metric.kind is Kind.COUNTER}
