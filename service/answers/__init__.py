"""The shapes of answers, shared by every front: HTTP, command line, Python."""
