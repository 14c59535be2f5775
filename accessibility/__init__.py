"""Layer 2: pages whose markup the law fixes: the accessibility declaration."""
