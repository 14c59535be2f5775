"""Layer 0: ready answers for visitors who only read, never older than the last change (0028)."""
