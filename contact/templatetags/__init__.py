"""Layer 2: template tags of the contact app."""
