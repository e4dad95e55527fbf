"""A result with its certificate, and in it the bound told by another core, or raised here while there is time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from solver.case import RosterCase
from solver.certificate import certify
from solver.outcomes import Certificate, Result
from solver.roster.bound.ascend import step_share
from solver.roster.bound.raising import Proof, Raising, steps_in
from solver.roster.params import SolveParams
from solver.roster.watch import Watch

logger = logging.getLogger(__name__)

REACHED_CENTS = 1.0
NEVER_LATE = -1.0  # seconds: a watch stops for this reserve only if it was cancelled


def certified(
    case: RosterCase,
    result: Result,
    params: SolveParams,
    watch: Watch,
    told: Callable[[], Proof | None] = lambda: None,
) -> Result:
    """The result with a certificate; a bound from prices is added unless the search has proved a better one.

    `told` is asked at the end for the bound that another core has raised.
    """
    settings = tuple((name, str(value)) for name, value in sorted(params.model_dump().items()))
    certificate = certify(case, result, settings, params.seed)
    asked = params.bound_s > 0 and result.roster is not None and case.requirement.focus is None
    if not asked or watch.stopped(NEVER_LATE) or _reached(certificate, certificate.bound_cents):
        return replace(result, certificate=certificate)
    try:
        proof = told() or _raised(case, certificate, params, watch)
    except KeyboardInterrupt:
        watch.cancelled, proof = True, None
    before = certificate.bound_cents
    if proof is None or (before is not None and proof.cents <= before):
        return replace(result, certificate=certificate)
    certificate = replace(
        certificate, bound_cents=proof.cents, origin="prices", prices=proof.prices, block_min=proof.block_min
    )
    watch.beside = None  # the certificate prices all
    watch.note("bound", certificate.objective_cents, proof.cents)
    trace = tuple(watch.trace) if result.trace else ()
    return replace(result, bound_cents=proof.cents, certificate=certificate, trace=trace)


def _reached(certificate: Certificate, cents: float | None) -> bool:
    """Whether nothing is left to prove."""
    return cents is not None and cents >= certificate.objective_cents - REACHED_CENTS


def _raised(case: RosterCase, certificate: Certificate, params: SolveParams, watch: Watch) -> Proof | None:
    """A bound raised until the deadline, or by `params.bound_steps` steps in a reproducible run; None without time."""
    if not params.reproducible and watch.left_s <= 0:
        return None
    began, steps, step = monotonic(), params.bound_steps, 0
    raising = Raising(case)
    each_s = monotonic() - began
    while step < steps and not watch.stopped(NEVER_LATE) and not _reached(certificate, raising.best):
        if not params.reproducible and watch.left_s < 2.0 * each_s:  # rounding takes one more
            break
        began = monotonic()
        raising.step(step_share(step, steps))
        each_s = monotonic() - began
        if step == 1 and not params.reproducible:  # the first one may load compiled code
            steps = steps_in(watch.left_s, each_s)
        step += 1
    logger.info("bound %.0f cents after %d steps", raising.best, step)
    return raising.proof()
