"""A playbook for big events: which level tells early that a goal will be missed, and who is called then."""
