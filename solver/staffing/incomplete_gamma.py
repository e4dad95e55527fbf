"""The two halves of the incomplete gamma function: a series for small arguments, a fraction for large ones."""

from __future__ import annotations

from solver.compiled import jit


@jit
def rising_series(s: float, x: float) -> float:
    """1 + x / (s + 1) + x^2 / ((s + 1)(s + 2)) + ..; lower gamma(s, x) = x^s e^-x / s times it. For x below s + 1."""
    term, total, k = 1.0, 1.0, 1
    while term > 1e-17 * total:
        term *= x / (s + k)
        total += term
        k += 1
    return total


@jit
def upper_fraction(s: float, x: float) -> float:
    """Upper gamma(s, x) / (x^s e^-x) by Lentz's continued fraction. For x from s + 1 on."""
    b = x + 1.0 - s
    c, d = 1e300, 1.0 / b
    h = d
    for i in range(1, 1000):
        an = -i * (i - s)
        b += 2.0
        d = 1.0 / (an * d + b)
        c = b + an / c
        h *= d * c
        if abs(d * c - 1.0) < 1e-16:
            break
    return h
