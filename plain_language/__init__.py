"""Layer 1: plain language: what makes a text hard to read, and what to write instead."""
