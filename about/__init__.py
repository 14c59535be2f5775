"""Layer 2, page kinds: about."""
