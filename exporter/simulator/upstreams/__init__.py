"""The upstreams that the simulator stands in for, a file for each API shape."""
