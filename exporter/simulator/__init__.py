"""Scripted upstreams that speak the documented wire shapes, honest about what each request can see."""
