"""The application: an operation on disk becomes a plan, checked, simulated, stored and published."""
