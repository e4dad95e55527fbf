"""Answers in words and for machines, one module a question."""
