"""The families of upstreams, one file each: pure functions from a call to an answer."""
