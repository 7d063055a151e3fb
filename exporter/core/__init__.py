"""The pure core: what answers mean and what state follows. No I/O, no clock, no logging."""
