"""Missions, what happened to them, and representation without one."""
