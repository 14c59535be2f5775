"""Layer 0: the bin: pages that somebody deleted, for thirty days."""
