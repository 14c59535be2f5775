"""Layer 2: writing to the centre: the form that residents fill in, and what becomes of it."""
