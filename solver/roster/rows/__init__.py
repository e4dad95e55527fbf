"""Whole rows: the engine for cases whose days are options of few and whose people share cover and nothing else."""
