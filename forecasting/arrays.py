"""Array types of the package, and the median of what was observed."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Dates = npt.NDArray[np.datetime64]

MINUTES_PER_DAY = 1440
DAYS_PER_YEAR = 365.25


def observed_median(values: Floats, axis: int) -> Floats:
    """Median along an axis over what is not NaN; NaN where nothing was observed."""
    ordered = np.sort(np.moveaxis(values, axis, -1), axis=-1)  # NaN sorts last
    count = np.sum(~np.isnan(ordered), axis=-1)
    low = np.maximum((count - 1) // 2, 0)[..., None]
    high = np.minimum(count // 2, ordered.shape[-1] - 1)[..., None]
    middle = np.take_along_axis(ordered, low, -1) + np.take_along_axis(ordered, high, -1)
    result: Floats = np.where(count > 0, middle[..., 0] / 2.0, np.nan)
    return result
