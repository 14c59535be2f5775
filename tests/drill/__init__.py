"""Drills: what a running site of ours does when something breaks. Each returns what was seen."""
