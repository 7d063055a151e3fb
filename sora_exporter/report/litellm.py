"""The callback for LiteLLM: see `exporter.report.litellm`."""

from exporter.report.litellm import LiteLLMReporter

__all__ = ["LiteLLMReporter"]
