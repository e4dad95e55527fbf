"""A compiled simulation of the floor: does a roster keep what was promised?"""

from solver.simulation.params import SimulationParams
from solver.simulation.simulator import simulate

__all__ = ["SimulationParams", "simulate"]
