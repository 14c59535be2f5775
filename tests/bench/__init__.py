"""Measurements, not tests: `make bench` runs them and prints one table."""
