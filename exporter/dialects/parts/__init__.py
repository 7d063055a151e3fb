"""What several wire shapes have in common."""
