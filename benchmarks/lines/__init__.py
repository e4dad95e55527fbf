"""Lines of agents as the benchmark of formulas asks about them: questions, exact answers, peers."""
