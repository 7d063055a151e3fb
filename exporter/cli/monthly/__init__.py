"""The month in figures, and on paper, in a table, and in a terminal."""
