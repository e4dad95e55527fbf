"""Rosters prepared for branches of which one comes, and what it costs to wait until it is known which."""
