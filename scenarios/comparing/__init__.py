"""What tells a scenario's plan from its base, one module a question."""
