"""Layer 0: finding pages by what people type."""
