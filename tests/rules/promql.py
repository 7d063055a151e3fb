"""What the lint needs to know of a PromQL expression: its selectors, and which labels its result carries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import promql_parser

Node = Any
Catalogue = Mapping[str, frozenset[str]]
"""Metric names and the labels that their series carry."""
_SETS = frozenset({"and", "or", "unless"})
_CHOOSING = frozenset({"topk", "bottomk"})
"""Aggregations whose result keeps its labels."""


@dataclass(frozen=True)
class Selector:
    """One place where a metric is read."""

    name: str
    matchers: tuple[tuple[str, str], ...]
    within: tuple[str, ...]
    """The functions around it, outermost first."""


def parse(expr: str) -> Node:
    """The tree of an expression.

    Raises:
        ValueError: where it is no PromQL.
    """
    return promql_parser.parse(expr)


def children(node: Node) -> list[Node]:
    """The expressions directly inside a node."""
    if isinstance(node, promql_parser.Call):
        return list(node.args)
    found = (getattr(node, name, None) for name in ("expr", "lhs", "rhs", "vector_selector"))
    return [child for child in found if child is not None]


def walk(node: Node, within: tuple[str, ...] = ()) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Every node with the functions around it."""
    yield node, within
    inner = (*within, node.func.name) if isinstance(node, promql_parser.Call) else within
    for child in children(node):
        yield from walk(child, inner)


def selectors(node: Node) -> Iterator[Selector]:
    """Every place where a metric is read."""
    for one, within in walk(node):
        if isinstance(one, promql_parser.VectorSelector):
            matchers = tuple((matcher.name, matcher.value) for matcher in one.matchers.matchers)
            yield Selector(one.name, matchers, within)


def new_series(node: Node) -> set[str]:
    """Metrics of which series are read as they are where they did not exist before: counters that just began."""
    return {
        one.lhs.name
        for one, _ in walk(node)
        if isinstance(one, promql_parser.BinaryExpr)
        and str(one.op) == "unless"
        and isinstance(one.lhs, promql_parser.VectorSelector)
        and {(old.name, old.within) for old in selectors(one.rhs)} == {(one.lhs.name, ("count_over_time",))}
    }


def grouped(node: Node) -> Iterator[tuple[frozenset[str], Node]]:
    """Every `by (...)` and `on (...)` with what it is applied to."""
    for one, _ in walk(node):
        if isinstance(one, promql_parser.AggregateExpr) and one.modifier is not None:
            yield frozenset(one.modifier.labels), one.expr
        if isinstance(one, promql_parser.BinaryExpr) and _on(one) is not None:
            for side in (one.lhs, one.rhs):
                yield _on(one) or frozenset(), side


def labels(node: Node, catalogue: Catalogue) -> frozenset[str] | None:
    """The labels that the result can carry; None for a scalar."""
    match node:
        case promql_parser.NumberLiteral():
            return None
        case promql_parser.VectorSelector():
            return catalogue.get(node.name, frozenset())
        case promql_parser.AggregateExpr():
            inner = labels(node.expr, catalogue) or frozenset()
            if str(node.op) in _CHOOSING:
                return inner
            kept = inner & frozenset(node.modifier.labels) if node.modifier else frozenset()
            return kept | {node.param.val} if str(node.op) == "count_values" else kept
        case promql_parser.Call():
            return _call(node, catalogue)
        case promql_parser.BinaryExpr():
            return _binary(node, catalogue)
    return labels(children(node)[0], catalogue)


def _call(node: Node, catalogue: Catalogue) -> frozenset[str] | None:
    if node.func.name == "time":
        return None
    if node.func.name == "vector":
        return frozenset()
    if node.func.name == "absent":
        return frozenset(matcher.name for matcher in node.args[0].matchers.matchers)
    if node.func.name == "label_replace":
        return (labels(node.args[0], catalogue) or frozenset()) | {node.args[1].val}
    if node.func.name in {"clamp_min", "clamp_max"}:
        return labels(node.args[0], catalogue)
    if node.func.name == "histogram_quantile":
        return (labels(node.args[-1], catalogue) or frozenset()) - {"le"}
    return labels(node.args[-1], catalogue)


def _binary(node: Node, catalogue: Catalogue) -> frozenset[str] | None:
    left, right = labels(node.lhs, catalogue), labels(node.rhs, catalogue)
    if left is None or right is None:
        return right if left is None else left
    if str(node.op) == "or":
        return left | right
    if node.modifier is not None and "OneToMany" in str(node.modifier.card):
        return right
    if node.modifier is not None and "ManyToOne" in str(node.modifier.card):
        return left | frozenset(node.modifier.group_labels or ())
    on = _on(node)
    return left if on is None or str(node.op) in _SETS else on


def _on(node: Node) -> frozenset[str] | None:
    matching = node.modifier.matching if node.modifier is not None else None
    return frozenset(matching.labels) if matching is not None and "Include" in str(matching.type) else None
