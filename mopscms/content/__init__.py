"""Layer 3: the first content of a new site: the centre's own, and examples on request."""
