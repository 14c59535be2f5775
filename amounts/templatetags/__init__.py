"""Layer 0: template tags of amounts."""
