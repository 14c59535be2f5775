"""Layer 2: template tags of pages that the law prescribes."""
