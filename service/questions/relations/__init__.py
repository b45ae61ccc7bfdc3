"""Ties of one party, paths and parts of the graph."""
