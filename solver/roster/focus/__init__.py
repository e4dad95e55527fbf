"""Queue focus: rosters in which agents answer one cover row at a time, in blocks, within a band of heads per row."""
