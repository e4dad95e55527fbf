"""The families of regressors for the daily level, one file a family, in the order of the attribution."""

from forecasting.regressors.change import CHANGE
from forecasting.regressors.driver import DRIVER
from forecasting.regressors.family import Column, Context, Family
from forecasting.regressors.holiday import HOLIDAY
from forecasting.regressors.level import LEVEL
from forecasting.regressors.month import MONTH
from forecasting.regressors.payday import PAYDAY
from forecasting.regressors.promotion import PROMOTION
from forecasting.regressors.ramadan import RAMADAN
from forecasting.regressors.trend import TREND
from forecasting.regressors.week import WEEK
from forecasting.regressors.year import YEAR

FAMILIES: tuple[Family, ...] = (LEVEL, TREND, WEEK, YEAR, MONTH, HOLIDAY, RAMADAN, PAYDAY, CHANGE, PROMOTION, DRIVER)

__all__ = ["FAMILIES", "Column", "Context", "Family"]
