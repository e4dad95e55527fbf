"""Whole rows: the engine for cases in which a day is an option of few, people share cover, and nothing else ties them."""
