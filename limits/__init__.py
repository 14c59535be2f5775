"""Layer 0: how often one visitor may try something, whichever process or machine answers."""
