"""Faults on purpose: kills, refused writes, many starts at once, a year of nights, files that are no files."""
