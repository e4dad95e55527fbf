"""When to start a maintenance, a promotion or a bulk message, given the roster that stands."""
