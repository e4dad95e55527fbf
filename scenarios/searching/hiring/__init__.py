"""Fewest hires by language and skill to cover the need of a long horizon."""
