"""Layer 2, page kinds: services."""
