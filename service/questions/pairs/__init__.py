"""Questions about pairs of parties."""
