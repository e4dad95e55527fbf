"""A model of its own for each queue, as a backtest chose it; together they are one model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from forecasting.arrays import Floats
from forecasting.errors import ForecastError
from forecasting.models import Fitted, Model, model_named
from forecasting.notes import Note
from forecasting.panel import Panel
from forecasting.setting import Setting

if TYPE_CHECKING:
    from forecasting.params import ForecastParams

JOINED = "+"
"""Between the names of two models: the average of both."""


def model_of(params: "ForecastParams") -> Model:
    """Find the model of a forecast: one for all queues, or `Chosen` where some have their own.

    Raises
    ------
    ForecastError
        `unknown_model`.
    """
    usual, own = members(params.model), {queue: members(name) for queue, name in params.models.items()}
    return Chosen(usual, own) if own or len(usual) > 1 else usual[0]


def members(name: str) -> tuple[Model, ...]:
    """Find the models that a name joins ("a+b"), or the one it names.

    Raises
    ------
    ForecastError
        `unknown_model`.
    """
    return tuple(model_named(member) for member in name.split(JOINED))


def used_models(params: "ForecastParams") -> tuple[str, ...]:
    """Names of the registered models in use, each once."""
    names = (params.model, *params.models.values())
    return tuple(dict.fromkeys(member for name in names for member in name.split(JOINED)))


@dataclass(frozen=True, eq=False, slots=True)
class FittedChosen:
    """Fitted models with the share (queue x 1) that each has in each queue; the shares of a queue add to one."""

    fitted: tuple[tuple[Floats, Fitted], ...]

    def parts(self, setting: Setting) -> Mapping[str, Floats]:
        """The parts of each queue's models by their share; so they add to its mean as theirs do."""
        parts: dict[str, Floats] = {}
        for shares, fitted in self.fitted:
            for name, contacts in fitted.parts(setting).items():
                parts[name] = parts.get(name, 0.0) + shares * contacts
        return parts

    def mean(self, setting: Setting) -> Floats:
        """Expected contacts, queue x interval."""
        return np.asarray(sum(shares * fitted.mean(setting) for shares, fitted in self.fitted), float)

    def doubt(self, setting: Setting) -> Floats:
        """What the models leave open by their share: they learn from the same events, so doubts do not cancel."""
        return np.asarray(sum(shares * fitted.doubt(setting) for shares, fitted in self.fitted), float)

    def notes(self, setting: Setting) -> tuple[Note, ...]:
        """What the models report, each only of its own queues, and of one event or queue once."""
        told: dict[tuple[object, ...], Note] = {}
        for shares, fitted in self.fitted:
            foreign = {q.queue for q, share in zip(setting.queues, shares[:, 0], strict=True) if share == 0}
            for note in fitted.notes(setting):
                about = (note.code, note.params.get("event"), note.params.get("queue"))
                if note.params.get("queue") not in foreign:
                    told.setdefault(about, note)
        return tuple(told.values())


@dataclass(frozen=True, slots=True)
class Chosen:
    """Models by queue (`own`), all others by the usual one; several for a queue are averaged.

    Each distinct model is fitted once, to all queues, because thin queues lean on the others.
    """

    usual: tuple[Model, ...]
    own: Mapping[str, tuple[Model, ...]]
    name: str = "chosen"

    def fit(self, panel: Panel, params: "ForecastParams") -> FittedChosen:
        """Fit what is needed.

        Raises
        ------
        ForecastError
            `unknown_queue` where a model is chosen for a queue that is not there.
        """
        queues = tuple(q.queue for q in panel.setting.queues)
        for queue in sorted(set(self.own) - set(queues)):
            raise ForecastError.of("unknown_queue", queue=queue)
        taken = [self.own.get(queue, self.usual) for queue in queues]
        distinct = {model.name: model for models in taken for model in models}
        shares = {name: np.array([_share(name, models) for models in taken])[:, None] for name in distinct}
        return FittedChosen(tuple((shares[name], model.fit(panel, params)) for name, model in distinct.items()))


def _share(name: str, models: tuple[Model, ...]) -> float:
    return sum(model.name == name for model in models) / len(models)
