"""Dashboards for Grafana, generated; they are no part of the exporter's package."""
