"""The roster engine: pattern start, compiled person-week moves, and CP-SAT where exactness pays.

The one room that may import OR-Tools, and only inside the modules that need it: `solver.roster.engine.solve`
starts without it.
"""
