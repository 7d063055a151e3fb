"""The engine over a scenario in virtual time, scored against the truth."""
