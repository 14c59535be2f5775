"""Layer 0: keeps the site running: jobs by the clock, health, and what the server is like."""
