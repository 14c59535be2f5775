"""Layer 1: the report “Dostępność”: what is not accessible on the live site, and where."""
