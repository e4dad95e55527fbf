"""Choosing a model per queue: the best by quantile loss, unless the gain could be chance."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats
from forecasting.backtester import Backtest
from forecasting.chosen import JOINED
from forecasting.levels import LEVELS

SCORED = slice(1, 6)  # q10 to q90, as in the wQL of the backtest


class ChoiceParams(BaseModel):
    """Settings of the choice.

    Another model or an average has to beat the incumbent (the model in use) by `least_gain` of its loss and by
    `errors` standard errors of the difference over the stretches of the backtest. `incumbents` are the models in
    use of single queues ("a+b" is an average), all others use `incumbent`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    incumbent: str = "average"
    incumbents: Mapping[str, str] = Field(default_factory=dict)
    least_gain: float = Field(default=0.01, ge=0, lt=1)
    errors: float = Field(default=1.0, ge=0)


def choose(backtest: Backtest, params: ChoiceParams | None = None) -> Mapping[str, str]:
    """Name the model of each queue; "a+b" is the average of two.

    The incumbent is the queue's of the params, or where the backtest lacks it the best model of all queues together.
    """
    ranking = rank(backtest, params)
    taken = ranking[ranking["chosen"]]
    return dict(zip(taken["queue"], taken["model"], strict=True))


def rank(backtest: Backtest, params: ChoiceParams | None = None) -> pd.DataFrame:
    """Every model of each queue, and the average of its best two, best first.

    Columns queue, model, wql, gain (share of the incumbent's loss), error (standard error of the gain), chosen.
    Queues without a contact in the backtest have no loss; they keep the incumbent.
    """
    params = params or ChoiceParams()
    losses = {model: quantile_losses(backtest, model) for model in backtest.plan.models}
    incumbent = _incumbent(losses, params)
    contacts = _by_block(backtest, np.nan_to_num(next(iter(backtest.past.values())).actual)).sum(1)
    rows: list[dict[str, object]] = []
    for q, queue in enumerate(backtest.queues):
        mine = {model: loss[q] for model, loss in losses.items()}
        pair = sorted(mine, key=lambda model: (float(mine[model].sum()), model))[:2]
        if len(pair) == 2:
            joined = JOINED.join(sorted(pair))
            mine[joined] = quantile_losses(backtest, joined, q)[0]
        used = JOINED.join(sorted(params.incumbents.get(queue, incumbent).split(JOINED)))
        if set(used.split(JOINED)) <= set(losses):
            mine.setdefault(used, quantile_losses(backtest, used, q)[0])
        rows += _queue_rows(queue, mine, used if used in mine else incumbent, float(contacts[q]), params)
    return pd.DataFrame(rows)


def quantile_losses(backtest: Backtest, model: str, queue: int | None = None) -> Floats:
    """Quantile loss per queue and stretch, in contacts: twice the pinball loss, mean over q10 to q90."""
    one = slice(None) if queue is None else slice(queue, queue + 1)
    said = backtest.said(model)
    error = said.actual[one] - said.bands[SCORED, one]
    level = LEVELS[SCORED, None, None]
    loss = 2.0 * np.maximum(level * error, (level - 1.0) * error).mean(axis=0)
    return _by_block(backtest, np.nan_to_num(loss))


def absolute_losses(backtest: Backtest, model: str) -> Floats:
    """Absolute error of the mean per queue and stretch, in contacts."""
    said = backtest.said(model)
    return _by_block(backtest, np.nan_to_num(np.abs(said.actual - said.mean)))


def _by_block(backtest: Backtest, values: Floats) -> Floats:
    """Sum queue x row to queue x stretch."""
    block = backtest.block()
    first = np.flatnonzero(np.diff(block, prepend=-1) != 0)
    sums = np.add.reduceat(values, first, axis=1)
    member = np.eye(int(block.max()) + 1)[block[first]]
    return np.asarray(sums @ member)


def _incumbent(losses: Mapping[str, Floats], params: ChoiceParams) -> str:
    if params.incumbent in losses:
        return params.incumbent
    return min(losses, key=lambda model: (float(losses[model].sum()), model))


def _queue_rows(
    queue: str, losses: Mapping[str, Floats], incumbent: str, contacts: float, params: ChoiceParams
) -> list[dict[str, object]]:
    """The models of one queue, best first, one of them chosen."""
    base = losses[incumbent]
    rows: list[dict[str, object]] = []
    taken = False
    for model in sorted(losses, key=lambda name: (float(losses[name].sum()), name != incumbent, name)):
        gain, error = _gain(base, losses[model])
        clear = contacts > 0 and gain >= params.least_gain and gain >= params.errors * error
        chosen = not taken and (model == incumbent or clear)
        taken = taken or chosen
        wql = float(losses[model].sum()) / contacts if contacts > 0 else float("nan")
        rows.append({"queue": queue, "model": model, "wql": wql, "gain": gain, "error": error, "chosen": chosen})
    return rows


def _gain(base: Floats, loss: Floats) -> tuple[float, float]:
    """Loss saved against the incumbent as a share of its loss, and the standard error over stretches."""
    total = float(base.sum())
    if total <= 0:
        return 0.0, 0.0
    saved = base - loss
    n = len(saved)
    error = float(saved.std(ddof=1)) * np.sqrt(n) if n > 1 else float("inf")
    return float(saved.sum()) / total, float(error) / total
