"""What several API shapes need: requests, started jobs, outcomes, artifacts."""
