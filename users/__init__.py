"""Layer 0: the people who log in."""
