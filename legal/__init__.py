"""Layer 2, page kinds: what the law makes a centre say: personal data, whistleblowers, minors."""
