"""Layer 3: the whole site, database and uploads, as one checksummed file, and back (0034)."""
