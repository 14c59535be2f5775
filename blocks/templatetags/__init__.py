"""Layer 0: template tags of the blocks."""
