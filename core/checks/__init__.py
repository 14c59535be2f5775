"""Layer 1: what is looked at on a page before it is published and after it is saved."""
