"""sora-exporter: can these AI video APIs be used right now, and over which channel."""

__version__ = "0.1.0"
