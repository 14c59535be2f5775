"""Measurements, not tests: `make bench` and `make searchbench` run them and print tables."""
