"""Layer 1: how people get in: log-in, second factor, lock-out, sessions, and who did it."""
