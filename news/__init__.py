"""Layer 2, page kinds: news."""
