"""What a window of verdicts says about a target."""
