"""Tables over many parties and years."""
