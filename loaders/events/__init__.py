"""Machine-coded events."""
