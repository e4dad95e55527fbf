"""Scenarios told: on the terminal, as JSON, as an offline page."""
