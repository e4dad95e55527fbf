"""A compiled simulation of the floor: does a roster keep what was promised?"""

from solver.simulation.params import SimulationParams
from solver.simulation.simulator import Simulation, simulate

__all__ = ["Simulation", "SimulationParams", "simulate"]
