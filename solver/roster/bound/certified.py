"""A result with its certificate: prices are raised while there is time, then rounded; the bound is taken from those."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from solver.certificate import Certificate, certify, claimable, pack, unpack
from solver.outcomes import Result
from solver.roster.bound.ascend import ascend
from solver.roster.bound.relaxation import Prices, Relaxation, relax
from solver.roster.bound.value import prove
from solver.roster.params import SolveParams
from solver.roster.watch import Watch

logger = logging.getLogger(__name__)

BLOCK_MIN = 60
STEPS = 600
"""Steps of an ascent that has the time for them; a reproducible run always takes `params.bound_steps`."""
START_SHARE = 0.1  # of the dearest price of a missing head
REACHED_CENTS = 1.0
NEVER_LATE = -1.0  # seconds: a watch stops for this reserve only if it was cancelled


def certified(case: RosterCase, result: Result, params: SolveParams, watch: Watch) -> Result:
    """The result with a certificate; a bound from prices is added unless the search has proved a better one."""
    settings = tuple((name, str(value)) for name, value in sorted(params.model_dump().items()))
    certificate = certify(case, result, settings, params.seed)
    asked = params.bound_s > 0 and result.roster is not None and case.requirement.focus is None
    if not asked or watch.stopped(NEVER_LATE):
        return replace(result, certificate=certificate)
    try:
        certificate = _bounded(case, certificate, params, lambda: watch.stopped(NEVER_LATE))
    except KeyboardInterrupt:
        watch.cancelled = True
    if certificate.origin == "prices":
        watch.note("bound", certificate.objective_cents, certificate.bound_cents)
    trace = tuple(watch.trace) if result.trace else ()
    return replace(result, bound_cents=certificate.bound_cents, certificate=certificate, trace=trace)


def _bounded(
    case: RosterCase, certificate: Certificate, params: SolveParams, cancelled: Callable[[], bool]
) -> Certificate:
    """The certificate with the better of its bound and the one from prices."""
    before, most = certificate.bound_cents, certificate.objective_cents
    if before is not None and before >= most - REACHED_CENTS:
        return certificate
    relaxation = relax(case, BLOCK_MIN)
    start = relaxation.no_prices()
    start = start._replace(rows=np.full_like(start.rows, START_SHARE * float(relaxation.cents.max(initial=0.0))))
    prove(relaxation, start)  # loads the compiled code before the clock starts
    steps, began = _steps(relaxation, start, params), time.monotonic()

    def enough(best: float) -> bool:
        late = not params.reproducible and time.monotonic() - began >= params.bound_s
        return late or cancelled() or best >= most - REACHED_CENTS

    best, prices = ascend(relaxation, start, steps, enough)
    packed = pack(prices)
    rounded = unpack(packed, relaxation)
    assert rounded is not None  # packed from this very relaxation
    bound = claimable(prove(relaxation, rounded).cents)
    logger.info("bound %.0f cents (%.0f before rounding) after %.1f s", bound, best, time.monotonic() - began)
    if before is not None and before >= bound:
        return certificate
    return replace(certificate, bound_cents=bound, origin="prices", prices=packed, block_min=BLOCK_MIN)


def _steps(relaxation: Relaxation, start: Prices, params: SolveParams) -> int:
    """As many steps as fit the time: their lengths shrink towards the last one, so their number matters."""
    if params.reproducible:
        return params.bound_steps
    began = time.monotonic()
    prove(relaxation, start)
    each_s = time.monotonic() - began
    return int(np.clip(params.bound_s / max(each_s, 1e-6), 20, STEPS))
