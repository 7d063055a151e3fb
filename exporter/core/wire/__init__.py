"""What upstreams say on the wire, read without any I/O: shared by the probes and by the client library."""
