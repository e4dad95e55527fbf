"""Answers to a planner's questions about a plan: figures that add up, each with the command that finds it again."""
