"""Progress in words: the stage, its time, and while rostering what is left to lose and when it last fell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.words import sentence, term
from planner.words.numbers import money, number, share

if TYPE_CHECKING:
    from planner.pipeline import Step
    from solver.outcomes import TracePoint


class Gains:
    """Keeps when the objective last fell; a rise means that a new search began."""

    def __init__(self) -> None:
        self._best: float | None = None
        self._at_s = 0.0

    def since_s(self, step: Step) -> float:
        """Seconds since the last gain, this step included."""
        if step.point is not None and step.point.objective_cents != self._best:
            self._best, self._at_s = step.point.objective_cents, step.elapsed_s
        return step.elapsed_s - self._at_s


def step_text(step: Step, elapsed_s: float, since_s: float, lang: str) -> str:
    """One line of progress as of `elapsed_s` seconds after the start."""
    told = {"stage": _stage(step, lang), "elapsed": f"{number(elapsed_s, lang):>4}"}
    if step.reused:
        return sentence("step_reused", told, lang)
    if step.point is None:
        return sentence("step", told, lang)
    told |= {
        "work": term("work", step.point.stage, lang),
        "objective": money(step.point.objective_cents, lang),
        "bound": _bound(step.point, lang),
        "since": number(since_s, lang),
    }
    return sentence("step_point", told, lang)


def _bound(point: TracePoint, lang: str) -> str:
    """What is proven, and how far away that is; nothing without a bound."""
    if point.bound_cents is None:
        return ""
    told = {"bound": money(point.bound_cents, lang)}
    if point.gap is None:
        return sentence("step_bound", told, lang)
    return sentence("step_gap", told | {"gap": share(point.gap, lang)}, lang)


def counted_text(counted: tuple[int, int], elapsed_s: float, lang: str, code: str = "simulated_step") -> str:
    """How much is done of what was asked: replications of a simulation, or what the sentence of `code` counts."""
    done, asked = counted
    told = {"elapsed": f"{number(elapsed_s, lang):>4}", "done": number(done, lang), "asked": number(asked, lang)}
    return sentence(code, told, lang)


def _stage(step: Step, lang: str) -> str:
    """The stage behind the plan of a comparison or the operation it belongs to, hinting where a first run compiles."""
    stage = sentence(f"stage_{step.stage}", {}, lang)
    if step.stage == "roster" and step.point is None and not step.reused:
        stage = sentence("stage_compiles", {"stage": stage}, lang)
    side = sentence(f"side_{step.side}", {}, lang) if step.side else ""
    return ": ".join(part for part in (step.operation, side, stage) if part)
