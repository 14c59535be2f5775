"""Layer 2, page kinds: pages."""
