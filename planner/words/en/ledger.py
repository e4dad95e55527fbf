"""English: what agents carried."""

SENTENCES: dict[str, str] = {}
