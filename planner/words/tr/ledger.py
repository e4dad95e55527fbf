"""Turkish: what agents carried."""

SENTENCES: dict[str, str] = {}
