"""Recognition, and who changed sides."""
