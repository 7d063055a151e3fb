"""The engine: decides that a probe is due and affordable, runs it, and folds the answer into the board."""
