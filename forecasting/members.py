"""The members that are averaged with the baseline, and what they expect without events, some queues at a time."""

from dataclasses import dataclass

import numpy as np

from forecasting.arrays import Floats, Ints
from forecasting.baseline import Baseline, DayLevels, day_levels_of, shaped
from forecasting.low_rank import LowRank, Patterns, low_rank_patterns
from forecasting.setting import Setting
from forecasting.structural import Structural, level_ratio


@dataclass(frozen=True, eq=False, slots=True)
class Members:
    """What is averaged with the baseline, each with its weight; the baseline has the rest."""

    low_rank: LowRank | None = None
    low_rank_weight: float = 0.0
    structural: Structural | None = None
    structural_weight: float = 0.0


@dataclass(frozen=True, eq=False, slots=True)
class Ordinary:
    """Contacts without events over a setting.

    `say` is what the low-rank member has to say per queue, `ratio` queue x day what the structural one adds to the
    baseline, as a share of it.
    """

    baseline: Baseline
    setting: Setting
    levels: DayLevels
    patterns: Patterns | None
    say: Floats
    ratio: Floats | None

    def rows(self, queues: Ints) -> Floats:
        """Expected contacts of some queues, queue x interval."""
        total = shaped(self.baseline.profile, self.levels.total, self.setting, queues)
        added = self.pattern(queues, total)
        return total if added is None else total + added

    def pattern(self, queues: Ints, total: Floats) -> Floats | None:
        """What the members add to the baseline's mean of some queues, queue x interval; None without members."""
        added: Floats | None = None
        if self.patterns is not None:
            added = (self.patterns.mean(queues) - total) * self.say[queues, None]
        if self.ratio is not None:
            moved = self.ratio[queues][:, self.setting.grid.day] * total
            added = moved if added is None else added + moved
        return added


def ordinary(baseline: Baseline, members: Members, setting: Setting) -> Ordinary:
    """What baseline and members expect over a setting without events."""
    low_rank, structural = members.low_rank, members.structural
    return Ordinary(
        baseline,
        setting,
        day_levels_of(baseline, setting),
        None if low_rank is None else low_rank_patterns(low_rank, setting),
        np.zeros(len(setting.queues)) if low_rank is None else members.low_rank_weight * low_rank.say,
        None if structural is None else members.structural_weight * (level_ratio(structural, setting) - 1.0),
    )
