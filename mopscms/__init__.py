"""Layer 3: puts the site together and gives it its look."""
