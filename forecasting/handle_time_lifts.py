"""What events do to the handling time: a factor before, during and after events of a class, per queue.

Learnt as observed over ordinary handling seconds of the same contacts, so contact-weighted, and shrunk from
(queue, class) to the class over all queues, to its kind, to no effect. One event speaks for at most
`event_contacts` contacts, because its contacts share what was odd about it. Curves of contacts are additive;
handling times are factors, since the same questions are asked of slow and fast queues.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats, Ints
from forecasting.classes import EventClass, class_of
from forecasting.exposure import Exposure, expose
from forecasting.setting import Setting
from forecasting.stages import STAGE_OF_BIN, STAGES

TINY = 1e-9


class HandleTimeLiftParams(BaseModel):
    """Settings of the effects of events on the handling time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior_contacts: float = Field(default=100.0, gt=0, description="contacts that 'like its parent' counts for")
    event_contacts: float = Field(default=300.0, gt=0, description="contacts that one event counts for at most")
    class_tags: frozenset[str] = frozenset({"home", "derby", "final"})


@dataclass(frozen=True, eq=False, slots=True)
class HandleTimeLifts:
    """Factors on the handling time: queue x class met x stage, and kind met x stage over all queues."""

    classes: tuple[EventClass, ...]
    by_class: Floats
    kinds: tuple[str, ...]
    by_kind: Floats
    params: HandleTimeLiftParams

    def factor(self, wanted: EventClass) -> Floats:
        """Queue x stage factor of a class; its kind's when never met, none when its kind was not either."""
        if wanted in self.classes:
            return np.asarray(self.by_class[:, self.classes.index(wanted)])
        known = wanted.kind in self.kinds
        one = self.by_kind[self.kinds.index(wanted.kind)] if known else np.ones(len(STAGES))
        return np.repeat(one[None], len(self.by_class), axis=0)

    def on(self, setting: Setting) -> Floats:
        """Queue x interval factor; of several events at once the strongest counts, no product of them."""
        exposure = expose(setting.events, setting.grid)
        n_queues, n_cells = len(setting.queues), len(setting.grid.start_min)
        factor = np.ones((n_queues, n_cells))
        rows = ~exposure.tail
        if not rows.any():
            return factor
        event, cell = exposure.event[rows], exposure.cell[rows]
        stage, weight = STAGE_OF_BIN[exposure.bin[rows]], exposure.weight[rows]
        log_of = np.zeros((n_queues, len(setting.events), len(STAGES)))
        for e in np.unique(event):
            log_of[:, e] = np.log(self.factor(class_of(setting.events[e], self.params.class_tags)))
        log_of *= setting.scope[:, :, None]
        first = np.flatnonzero(np.diff(cell, prepend=-1))
        for q in range(n_queues):
            logs = log_of[q, event, stage] * weight
            up, down = np.maximum.reduceat(logs, first), np.minimum.reduceat(logs, first)
            factor[q, cell[first]] = np.exp(np.where(up >= -down, up, down))
        return factor


def learn_handle_time_lifts(
    setting: Setting, seen_at: Iterable[tuple[Floats, Floats]], params: HandleTimeLiftParams
) -> HandleTimeLifts:
    """Learn the factors from what each queue saw at each telling row of the exposure.

    Parameters
    ----------
    seen_at
        Per queue: contacts of the row's interval, and their observed over their ordinary handling time.
    """
    tags = params.class_tags
    seen = np.unique(setting.exposure.event)
    classes = tuple(class_of(setting.events[e], tags) for e in seen)
    met, kinds = tuple(sorted(set(classes))), tuple(sorted({c.kind for c in classes}))
    place = np.full(len(setting.events), -1)
    place[seen] = [met.index(c) for c in classes]
    contacts, seconds = _by_event(setting, seen_at)
    per_class, k = _Pooled.of(contacts, seconds, place, params, len(met)), params.prior_contacts
    kind_of = np.array([kinds.index(c.kind) for c in met], np.int64)
    everywhere = per_class.over_queues()
    by_kind = everywhere.grouped(kind_of, len(kinds)).towards(np.ones((1, len(kinds), len(STAGES))), k)
    shared = everywhere.towards(by_kind[:, kind_of], k)
    return HandleTimeLifts(met, per_class.towards(shared, k), kinds, by_kind[0], params)


def telling_rows(exposure: Exposure) -> Ints:
    """Rows that teach: at a known time, and no mere echo."""
    return np.flatnonzero(~exposure.tail & (exposure.weight >= 1.0))


def _by_event(setting: Setting, seen_at: Iterable[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """Contacts, and contacts times ratio, of each queue x event x stage; overlapping events share an interval."""
    exposure = setting.exposure
    rows = telling_rows(exposure)
    event, cell = exposure.event[rows], exposure.cell[rows]
    key = event * len(STAGES) + STAGE_OF_BIN[exposure.bin[rows]]
    shape = (len(setting.queues), len(setting.events), len(STAGES))
    contacts, seconds = np.zeros(shape), np.zeros(shape)
    for q, (weight, ratio) in enumerate(seen_at):
        claim = setting.scope[q, event].astype(float)
        claims = np.bincount(cell, claim, setting.open.shape[1])[cell]
        own = weight * claim / np.maximum(claims, 1.0)
        contacts[q] = np.bincount(key, own, shape[1] * shape[2]).reshape(shape[1:])
        seconds[q] = np.bincount(key, own * ratio, shape[1] * shape[2]).reshape(shape[1:])
    return contacts, seconds


@dataclass(frozen=True, eq=False, slots=True)
class _Pooled:
    """Contacts that events count for, and those times their ratio, per queue x group x stage."""

    worth: Floats
    total: Floats

    @classmethod
    def of(
        cls, contacts: Floats, seconds: Floats, group: Ints, params: HandleTimeLiftParams, n_groups: int
    ) -> "_Pooled":
        """Sum events into their classes, none for more than `event_contacts`."""
        worth = contacts / (1.0 + contacts / params.event_contacts)
        total = worth * seconds / np.maximum(contacts, TINY)
        known = group >= 0
        return cls(worth[:, known], total[:, known]).grouped(group[known], n_groups)

    def grouped(self, group: Ints, n_groups: int) -> "_Pooled":
        """Sum along the second axis into groups."""
        belongs = (group == np.arange(n_groups)[:, None]).astype(float)
        return _Pooled(*(np.einsum("ge,qes->qgs", belongs, v) for v in (self.worth, self.total)))

    def over_queues(self) -> "_Pooled":
        """All queues as one."""
        return _Pooled(self.worth.sum(0, keepdims=True), self.total.sum(0, keepdims=True))

    def towards(self, parent: Floats, k: float) -> Floats:
        """Ratios pulled to those of the parent by k contacts."""
        return np.asarray((self.total + k * parent) / (self.worth + k))
