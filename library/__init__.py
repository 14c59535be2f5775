"""Layer 0: the image, document and media models."""
