"""Layer 2, page kinds: home."""
