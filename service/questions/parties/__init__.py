"""Parties of the register and their history."""
