"""Why a roster is what it is, and what it would take to be otherwise: codes and figures, rendered by planner."""
