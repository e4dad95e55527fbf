"""The levels of the quantiles of a forecast, and where they lie on the normal curve."""

from statistics import NormalDist

import numpy as np

LEVELS = np.array([0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95])
NORMAL_LEVELS = np.array([NormalDist().inv_cdf(float(level)) for level in LEVELS])
