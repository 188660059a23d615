#!/usr/bin/env python3
"""Computes every coefficient and table of src/Lightcone/Arithmetic: python3 fit.py (needs mpmath; under a minute).

Coefficients: a Remez exchange with 250 bits for the weighted error; each coefficient is rounded to a double in turn
and the rest fitted again, so that the rounded polynomial is as good as the exact one. Tables: each value as the
nearest double and what that lacks. With --check every printed number must occur in the sources.
"""
import os
import sys

import mpmath as mp

mp.mp.prec = 250
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/Lightcone/Arithmetic")
PRINTED = []


def rounded(x):
    with mp.workprec(53):
        return +mp.mpf(x)


def show(name, values):
    PRINTED.extend((name, repr(float(v))) for v in values)
    print(name, *(repr(float(v)) for v in values))


def polynomial(coefficients, x):
    return mp.polyval(coefficients[::-1], x)


def extrema(errors, wanted):
    """Indices of the largest error of each run of one sign, as many as wanted."""
    runs = [[0]]
    for k in range(1, len(errors)):
        if (errors[k] > 0) == (errors[runs[-1][-1]] > 0):
            runs[-1].append(k)
        else:
            runs.append([k])
    found = [max(run, key=lambda q: abs(errors[q])) for run in runs]
    while len(found) > wanted:
        found.pop(0 if abs(errors[found[0]]) < abs(errors[found[-1]]) else -1)
    return found


def remez(g, w, n, a, b):
    """n coefficients, lowest first, that minimise the largest |w (g - p)| on [a, b]."""
    points = [(a + b) / 2 - (b - a) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * (n + 1))) for i in range(n + 1)]
    size = 40 * (n + 1)
    grid = [(a + b) / 2 - (b - a) / 2 * mp.cos(mp.pi * (i + mp.mpf(1) / 2) / size) for i in range(size)]
    values, weights = [g(x) for x in grid], [w(x) for x in grid]
    for _ in range(8):
        matrix, right = mp.matrix(n + 1, n + 1), mp.matrix(n + 1, 1)
        for i, x in enumerate(points):
            for j in range(n):
                matrix[i, j] = x ** j
            matrix[i, n] = (-1) ** i / w(x)
            right[i] = g(x)
        solution = mp.lu_solve(matrix, right)
        found = [solution[j] for j in range(n)]
        errors = [weights[k] * (values[k] - polynomial(found, grid[k])) for k in range(size)]
        peaks = extrema(errors, n + 1)
        if len(peaks) < n + 1 or max(map(abs, errors)) < abs(solution[n]) * mp.mpf("1.02"):
            break
        points = [grid[k] for k in peaks]
    return found


def largest_error(g, w, coefficients, a, b):
    grid = [a + (b - a) * (i + mp.mpf("0.01")) / mp.mpf("800.02") for i in range(801)]
    return max(abs(w(x) * (g(x) - polynomial(coefficients, x))) for x in grid)


def fit(name, g, w, n, a, b, fixed=(), one_by_one=True):
    a, b, coefficients = mp.mpf(a), mp.mpf(b), [mp.mpf(f) for f in fixed]
    while len(coefficients) < n:
        done, m = list(coefficients), len(coefficients)
        rest = (lambda x: (g(x) - polynomial(done, x)) / x ** m) if m else g
        more = remez(rest, lambda x: w(x) * abs(x) ** m, n - m, a, b)
        coefficients += [rounded(c) for c in (more[:1] if one_by_one else more)]
    show(name, coefficients[len(fixed):])
    print(f"  largest weighted error 2^{mp.nstr(mp.log(largest_error(g, w, coefficients, a, b), 2), 4)}")


def odd(name, f, n, limit):
    """f(x) = x + x z P(z) with z = x x; the weight makes the error relative to f."""
    fit(name, lambda z: (f(mp.sqrt(z)) / mp.sqrt(z) - 1) / z,
        lambda z: z * mp.sqrt(z) / f(mp.sqrt(z)), n, "1e-12", limit)


def polynomials():
    eighth = (mp.pi / 4 + mp.mpf("1e-6")) ** 2
    odd("Sines.S", mp.sin, 6, eighth)
    fit("Sines.C", lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z ** 2,
        lambda z: z ** 2 / mp.cos(mp.sqrt(z)), 6, "1e-12", eighth)
    odd("Tangent.T", mp.tan, 12, mp.mpf("0.596") ** 2)
    odd("ArcTangent.P", mp.atan, 5, mp.mpf("0.0469") ** 2)
    odd("ArcSine.A", mp.asin, 13, "0.2501")
    # The intervals are a little uneven so that no point falls on 0, where the weight vanishes.
    step = mp.log(2) / 128 * mp.mpf("1.0001")
    fit("Exponential.Q", lambda r: (mp.expm1(r) - r) / r ** 2, lambda r: r ** 2,
        4, -step, step * mp.mpf("1.003"), [0.5], one_by_one=False)
    reach = mp.mpf(1) / 128 * mp.mpf("1.1")
    fit("Logarithm.L", lambda r: (mp.log1p(r) - r) / r ** 2, abs,
        7, -reach, reach * mp.mpf("1.003"), [-0.5], one_by_one=False)


def leading(v, bits):
    m, e = mp.frexp(v)
    return mp.mpf(int(m * 2 ** bits)) * mp.mpf(2) ** (e - bits)


def constants():
    quarter = mp.pi / 2
    first = leading(quarter, 33)
    second = leading(quarter - first, 33)
    third = leading(quarter - first - second, 33)
    show("QuarterTurns", [1 / quarter, quarter / 2, first, rounded(quarter - first), second, third,
                          rounded(quarter - first - second - third)])
    for v in (quarter, mp.pi):
        show("ArcTangent", [rounded(v), rounded(v - rounded(v))])
    show("Tangent", [rounded(mp.pi / 4 - rounded(mp.pi / 4))])
    step = mp.log(2) / 64
    show("Exponential", [1 / step, leading(step, 36), rounded(step - leading(step, 36))])
    two = leading(mp.log(2), 40)
    show("Logarithm", [two, rounded(mp.log(2) - two)])


def tables():
    for i in range(33):
        v = mp.atan(mp.mpf(i) / 32)
        show("ArcTangent.Table", [rounded(v), rounded(v - rounded(v))])
    for j in range(64):
        v = mp.mpf(2) ** (mp.mpf(j) / 64)
        show("ExponentialTable", [rounded(v), rounded(v - rounded(v))])
    for i in range(52, 180):
        low = (1 + mp.mpf(i) / 128) / 2 if i < 128 else mp.mpf(i) / 128
        high = (1 + mp.mpf(i + 1) / 128) / 2 if i < 128 else mp.mpf(i + 1) / 128
        inverse = mp.mpf(1) if low <= 1 <= high else mp.nint(2 / (low + high) * 512) / 512
        v = -mp.log(inverse)
        head = mp.nint(v * mp.mpf(2) ** 41) / mp.mpf(2) ** 41
        show("LogarithmTable", [inverse, head, rounded(v - head)])


def check():
    for name, number in PRINTED:
        with open(os.path.join(SOURCES, name.split(".")[0] + ".cs")) as f:
            if number not in f.read():
                sys.exit(f"{name}: {number} is not in the source")
    print(f"all {len(PRINTED)} numbers are in the sources")


if __name__ == "__main__":
    polynomials()
    constants()
    tables()
    if "--check" in sys.argv:
        check()
