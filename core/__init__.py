"""Layer 1: what every page has."""
