"""What is answered at which address, a file for each group of routes."""
