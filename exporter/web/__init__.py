"""The exporter's own HTTP: metrics, pages for people, the JSON api, and the door in front of them."""
