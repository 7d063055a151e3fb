"""Which format and encoding a scrape asks for."""

from prometheus_client.exposition import choose_encoder

from exporter.exposition.text import OPENMETRICS_TYPE, TEXT_TYPE


def wants_openmetrics(accept: str) -> bool:
    """Whether an `Accept` header asks for OpenMetrics rather than the older text format."""
    try:
        _, content_type = choose_encoder(accept)
    except TypeError:  # a version that is no number
        return False
    return content_type.startswith("application/openmetrics-text")


def wants_gzip(accept_encoding: str) -> bool:
    """Whether an `Accept-Encoding` header allows gzip."""
    for item in accept_encoding.lower().split(","):
        name, _, parameters = item.partition(";")
        if name.strip() == "gzip":
            return parameters.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def content_type(*, openmetrics: bool) -> str:
    """The `Content-Type` of an exposition."""
    return OPENMETRICS_TYPE if openmetrics else TEXT_TYPE
