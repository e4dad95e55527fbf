"""Rosters with a known optimum: demand planted from a legal roster's cover after breaks."""
