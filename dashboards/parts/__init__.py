"""What the dashboards are made of: colours, queries, panels, tables, the grid, and the frame around them."""
