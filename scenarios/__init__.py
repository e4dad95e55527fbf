"""What-if: a scenario is a named, pure change of a plan's inputs; run it and compare it with the base plan."""
