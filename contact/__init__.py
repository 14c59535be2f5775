"""Layer 2, page kinds: contact."""
