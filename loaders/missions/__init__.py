"""Sources on missions and envoys."""
