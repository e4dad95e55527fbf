"""Erlang B, C and A in 50 digits of mpmath: sums term by term, Kummer's function, quadrature of waits.

Shares nothing with solver.staffing, whose recursions run over the agents.
"""

from __future__ import annotations

from dataclasses import dataclass

from mpmath import hyp1f1, mp, mpf, quad

mp.dps = 50


def inverse_blocking(agents: int, load: float) -> mpf:
    """1 / Erlang B: every state's chance over that of the last, added up from the last."""
    total, term, a = mpf(1), mpf(1), mpf(load)
    for busy in range(agents, 0, -1):
        term *= busy / a
        total += term
        if term < total * mpf(10) ** -mp.dps and busy < a:
            break
    return total


def waiting(agents: int, load: float) -> mpf:
    """Erlang C."""
    blocking = 1 / inverse_blocking(agents, load)
    return blocking / (1 - mpf(load) / agents * (1 - blocking))


@dataclass(frozen=True, slots=True)
class Patient:
    """Erlang A, times in seconds: `busy` is 1 / B, `queue` Kummer's function, both per "all busy, none waiting"."""

    agents: int
    load: mpf
    aht_s: mpf
    patience_s: mpf
    busy: mpf
    queue: mpf

    @classmethod
    def of(cls, agents: int, load: float, aht_s: float, patience_s: float) -> Patient:
        """A line whose customers abandon."""
        a, patience = mpf(load), mpf(patience_s) / mpf(aht_s)
        busy = inverse_blocking(agents, load)
        return cls(agents, a, mpf(aht_s), mpf(patience_s), busy, hyp1f1(1, agents * patience + 1, a * patience))

    def p_wait(self) -> mpf:
        """Chance that all are busy."""
        return self.queue / (self.busy + self.queue - 1)

    def p_abandon(self) -> mpf:
        """The textbook's formula; its cancellation is what the many digits are for."""
        rho = self.load / self.agents
        return self.p_wait() * (1 / (rho * self.queue) + 1 - 1 / rho)

    def within(self, threshold_s: float) -> mpf:
        """Share of all served within the threshold."""
        no_wait = 1 - self.p_wait()
        return no_wait + quad(self._density, [0, mpf(threshold_s)])

    def asa_s(self) -> mpf:
        """Mean wait of those served."""
        peak, width = self._peak(), mp.sqrt(self.aht_s * self.patience_s / self.agents) + self.aht_s / self.agents
        marks = sorted({mpf(0), *(peak + k * width for k in range(-40, 100, 4) if peak + k * width > 0)})
        return quad(lambda v: v * self._density(v), [*marks, mp.inf]) / (1 - self.p_abandon())

    def _density(self, v: mpf) -> mpf:
        """Of the wait of those who are served after waiting so long."""
        theta, rate = 1 / self.patience_s, self.agents / self.aht_s
        grown = self.load / self.aht_s * self.patience_s * -mp.expm1(-theta * v)
        return rate * mp.exp(grown - rate * v - theta * v) / (self.busy + self.queue - 1)

    def _peak(self) -> mpf:
        """The likeliest wait where there is more work than agents."""
        return max(mpf(0), mp.log(self.load / self.agents) * self.patience_s)


def least_patient(load: float, target: float, threshold_s: float, aht_s: float) -> int:
    """Fewest agents by Erlang C."""
    a, threshold = mpf(load), mpf(threshold_s) / mpf(aht_s)
    agents = int(load) + 1
    ratio = inverse_blocking(agents, load)
    while _late(agents, a, ratio, threshold) > 1 - mpf(target):
        agents += 1
        ratio = 1 + agents / a * ratio
    return agents


def _late(agents: int, load: mpf, ratio: mpf, threshold: mpf) -> mpf:
    """Chance of waiting longer; ratio = 1 / Erlang B."""
    return mp.exp(-(agents - load) * threshold) / (1 + (1 - load / agents) * (ratio - 1))


def is_least(agents: int, line: tuple[float, float, float], target: float, threshold_s: float) -> bool:
    """Whether so many agents meet the goal by Erlang A and one fewer does not; line = load, AHT, patience."""
    if Patient.of(agents, *line).within(threshold_s) < target:
        return False
    return agents == 1 or Patient.of(agents - 1, *line).within(threshold_s) < target
