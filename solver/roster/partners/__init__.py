"""Processes beside the caller's own: a second search on the second core, and a whole solver apart."""
