"""How well shops never seen before are crawled."""
