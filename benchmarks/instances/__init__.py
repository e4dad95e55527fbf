"""Public rostering instances: reading each format, its case for the solver, and a verifier that knows neither."""
