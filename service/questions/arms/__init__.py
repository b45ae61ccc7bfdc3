"""Who supplies whom."""
