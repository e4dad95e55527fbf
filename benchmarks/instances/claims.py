"""What a result claims of its roster, held against what it takes to check it and the lowest cost published."""

from __future__ import annotations

from dataclasses import replace

from instances.instance import Instance
from solver.certificate import verify
from solver.outcomes import Certificate, Result


def with_best_known(instance: Instance, certificate: Certificate) -> Certificate:
    """The certificate with the lowest cost published, in cents of the case."""
    if instance.best_known is None:
        return certificate
    return replace(certificate, best_known_cents=float(instance.scale * (instance.best_known - instance.constant)))


def false_claims(instance: Instance, result: Result) -> tuple[str, ...]:
    """A warning for each claim of the certificate that does not hold, a bound above the lowest cost published too."""
    if result.certificate is None:
        return ()
    faults = verify(instance.case, with_best_known(instance, result.certificate), result.roster)
    return tuple(f"the certificate claims {f.code} {f.claimed}, found is {f.found or 'nothing'}" for f in faults)
