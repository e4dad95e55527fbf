"""The certificate of a roster: what it costs, what no roster can undercut, and all that it takes to check both.

`verify` loads no solver: the objective is counted from the rules' forms, the bound worked out from its price vector.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

import numpy as np

from solver.fingerprint import fingerprint
from solver.outcomes import Certificate, Origin

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Result
    from solver.roster.bound.relaxation import Prices, Relaxation

PROVEN_BY: tuple[Origin, ...] = ("search", "prices")
PRICE_SCALE = 10  # stored prices are whole tenths of a cent
CLOSE_CENTS = 0.5
OTHER_CASE = "case"  # the fault of a certificate that speaks of another case
MARGIN_CENTS = 0.01
VERSIONED = ("vardiya", "ortools", "numpy")


@dataclass(frozen=True, slots=True)
class Fault:
    """A claim of a certificate that does not hold: what was claimed and what was found."""

    code: str
    claimed: str
    found: str


def certify(case: RosterCase, result: Result, params: tuple[tuple[str, str], ...] = (), seed: int = 1) -> Certificate:
    """A certificate of a result as it stands, with the bound that its search proved, if it proved one."""
    return Certificate(
        objective=result.objective,
        bound_cents=result.bound_cents,
        origin="" if result.bound_cents is None else "search",
        prices="",
        block_min=0,
        worth_cents=result.worth_cents,
        best_known_cents=None,
        seed=seed,
        params=params,
        case_digest=fingerprint(case),
        roster_digest=fingerprint(result.roster),
        versions=_versions(),
    )


def verify(case: RosterCase, certificate: Certificate, roster: Roster | None) -> tuple[Fault, ...]:
    """Claims that do not hold: digests, objective by term, worth, the bound under its prices, bound over objective.

    A bound of origin "search" is only held against the roster: nothing that is stored proves it. The best cost known
    is the caller's word; it can only be refused where the bound rules it out.
    """
    digests = (
        (OTHER_CASE, certificate.case_digest, fingerprint(case)),
        ("roster", certificate.roster_digest, fingerprint(roster)),
    )
    faults = [Fault(code, claimed, found) for code, claimed, found in digests if claimed != found]
    if faults:
        return tuple(faults)
    if roster is not None:
        faults += _money_faults(case, certificate, roster)
    return (*faults, *_bound_faults(case, certificate, roster))


def _bound_faults(case: RosterCase, certificate: Certificate, roster: Roster | None) -> Iterator[Fault]:
    """The bound against where it comes from, its prices, the roster and the best roster known; NaN never holds."""
    bound, known = certificate.bound_cents, certificate.best_known_cents
    if (bound is not None) != (certificate.origin in PROVEN_BY):
        yield Fault("origin", certificate.origin, "" if bound is None else f"{bound:.2f}")
    if bound is None:
        return
    found = proven_cents(case, certificate) if certificate.origin == "prices" else bound
    if found is None or not bound - MARGIN_CENTS <= found:
        yield Fault("bound", f"{bound:.2f}", "" if found is None else f"{found:.2f}")
    if roster is not None and not bound <= certificate.objective_cents + CLOSE_CENTS:
        yield Fault("bound_above", f"{bound:.2f}", f"{certificate.objective_cents:.2f}")
    if known is not None and not bound <= known + CLOSE_CENTS:
        yield Fault("best_known", f"{known:.2f}", f"{bound:.2f}")


def _money_faults(case: RosterCase, certificate: Certificate, roster: Roster) -> list[Fault]:
    """Terms of the objective and the worth of the demand, counted again."""
    from solver.roster.evaluate import objective_terms, worth_cents

    forms = tuple(form for rule in case.rules for form in rule.forms(case))
    counted, claimed = dict(objective_terms(case, forms, roster)), dict(certificate.objective)
    claims = [(name, claimed.get(name, 0.0), counted.get(name, 0.0)) for name in sorted({*counted, *claimed})]
    claims.append(("worth", certificate.worth_cents, worth_cents(case)))
    return [Fault(name, f"{a:.2f}", f"{b:.2f}") for name, a, b in claims if not abs(a - b) < CLOSE_CENTS]


def proven_cents(case: RosterCase, certificate: Certificate) -> float | None:
    """What the stored prices prove today; None if they do not fit the case."""
    from solver.roster.bound.relaxation import relax
    from solver.roster.bound.value import prove

    relaxation = relax(case, certificate.block_min)
    prices = unpack(certificate.prices, relaxation)
    return None if prices is None else prove(relaxation, prices).cents


def pack(prices: Prices) -> str:
    """Prices as text, rounded to tenths of a cent; any rounding proves something, so the bound is taken after it."""
    flat = np.concatenate([part.ravel() for part in prices])
    whole = np.clip(np.round(flat * PRICE_SCALE), 0, 2**31 - 1).astype("<i4")
    return base64.b64encode(zlib.compress(whole.tobytes(), 9)).decode()


def unpack(text: str, relaxation: Relaxation) -> Prices | None:
    """Prices from text; None if they are damaged or do not fit the relaxation."""
    shapes = relaxation.no_prices()
    try:
        flat = np.frombuffer(zlib.decompress(base64.b64decode(text, validate=True)), dtype="<i4") / PRICE_SCALE
    except (ValueError, zlib.error):
        return None
    sizes = [part.size for part in shapes]
    if len(flat) != sum(sizes):
        return None
    parts = np.split(flat, np.cumsum(sizes)[:-1])
    return type(shapes)(*(part.reshape(shape.shape) for part, shape in zip(parts, shapes, strict=True)))


def claimable(proven: float) -> float:
    """The bound as it is claimed: whole cents, a hair below what was proven, so that any machine finds it again."""
    return float(floor(proven - MARGIN_CENTS))


def _versions() -> tuple[tuple[str, str], ...]:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in VERSIONED:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "unknown"))
    return tuple(found)
