"""Layer 0: the building blocks that editors arrange on any page."""
