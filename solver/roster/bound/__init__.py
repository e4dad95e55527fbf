"""A certified lower bound on what any roster costs: prices of time, and what people's best weeks leave under them."""
