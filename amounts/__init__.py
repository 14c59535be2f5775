"""Layer 0: amounts fixed by law, each with the days on which it holds."""
