"""Floors as the benchmark of simulations plays them: the same system for vardiya and its peers."""
