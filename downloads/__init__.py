"""Layer 2, page kinds: downloads."""
