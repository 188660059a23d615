#!/usr/bin/env python3
"""Makes the vectors of this folder: python3 generate.py (needs mpmath; a few seconds).

Inputs are drawn from a fixed seed. Each value is computed with 400 bits and rounded once, to nearest, ties to even.
"""
import os
import random
import struct

import mpmath as mp

mp.mp.prec = 400
HERE = os.path.dirname(os.path.abspath(__file__))
TWO = mp.mpf(2)


def bits(x):
    return struct.pack(">d", x).hex()


def from_bits(n):
    return struct.unpack(">d", struct.pack(">Q", n))[0]


def neighbours(x, steps=2):
    n = struct.unpack(">Q", struct.pack(">d", abs(x)))[0]
    sign = -1.0 if x < 0 else 1.0
    return [sign * from_bits(n + k) for k in range(-steps, steps + 1) if 0 <= n + k < 0x7FF0000000000000]


def rounded(v):
    """The nearest double, and (exact value - double) in units of the double's last place."""
    if v == 0:
        return 0.0, mp.mpf(0)
    exponent = max(int(mp.floor(mp.log(abs(v), 2))), -1022) - 52
    if abs(v) >= TWO ** (exponent + 53):
        exponent += 1
    unit = TWO ** exponent
    n = mp.nint(v / unit)  # ties to even
    if abs(n) == 2 ** 53 and exponent < 971:
        return float(n * unit), (v - n * unit) / (2 * unit)
    if abs(n) >= 2 ** 53 and exponent >= 971:
        raise OverflowError
    return float(mp.ldexp(n, exponent)), v / unit - n


def write(name, what, points, function):
    seen, lines = set(), []
    for p in points:
        p = p if isinstance(p, tuple) else (p,)
        key = tuple(bits(x) for x in p)
        if key in seen:
            continue
        seen.add(key)
        value, rest = rounded(function(*[mp.mpf(x) for x in p]))
        if value == 0:
            continue  # the sign of a zero has tests of its own
        beyond = mp.nstr(rest, 8, strip_zeros=False, min_fixed=-99, max_fixed=99)
        lines.append(" ".join(key) + f" {bits(value)} {beyond}")
    with open(os.path.join(HERE, name + ".txt"), "w", newline="\n") as f:
        f.write(f"# {what}\n"
                "# Made by generate.py: mpmath, 400 bits, rounded once to nearest, ties to even.\n"
                "# One point a line: bits of the argument(s), bits of the correctly rounded value, and what the exact\n"
                "# value has beyond it, in units of its last place (-0.5 to 0.5). Bits are IEEE 754 binary64, hex.\n")
        f.write("\n".join(lines) + "\n")
    print(name, len(lines))


def near_multiples(limit):
    """For every exponent, the doubles that come closest to a multiple of pi/2: numerators of continued fractions."""
    found = []
    for e in range(-53, -31):
        target = mp.pi / 2 / TWO ** e
        h0, h1, k0, k1, t = 0, 1, 1, 0, 1 / target
        convergents = []
        for _ in range(80):  # of n / m near 1 / target
            a = int(mp.floor(t))
            h0, h1, k0, k1 = h1, a * h1 + h0, k1, a * k1 + k0
            convergents.append(k1)
            if k1 >= 2 ** 53 or t == a:
                break
            t = 1 / (t - a)
        for m in convergents:
            for factor in (1, 2, 3, 5):
                x = float(m * factor) * 2.0 ** e if m * factor < 2 ** 53 else None
                if x is not None and m * factor >= 2 ** 44 and x <= limit:
                    found.append(x)
    return found


def angles(rng):
    limit = 2.0 ** 20
    points = [s * rng.uniform(0, r) for r in (0.8, 7, 100, 1e4, limit) for s in (1, -1) for _ in range(50)]
    points += [s * 2.0 ** rng.uniform(-300, 0) for s in (1, -1) for _ in range(40)]
    # Where the formulas round most: near an eighth of a turn, on either side of quarter turns.
    points += [s * (rng.uniform(0.55, 0.8) + k * 1.5707963267948966)
               for k in (0, 1, 2, 5) for s in (1, -1) for _ in range(60)]
    points += [s * x for x in near_multiples(limit) for s in (1, -1)]
    for k in [*range(1, 33), *(rng.randrange(33, 667544) for _ in range(60))]:
        points += neighbours(float(k * mp.pi / 2), 1) + neighbours(float(k * mp.pi / 2 - mp.pi / 4), 1)
    for x in (19 / 32, float(mp.pi / 4), 2.0 ** -27, 2.0 ** -26, limit, 5e-324, 2.2250738585072014e-308):
        points += [s * y for y in neighbours(x) if y <= limit for s in (1, -1)]
    return [x for x in points if x != 0]


def ratios(rng):
    points = [s * rng.uniform(0, r) for r in (0.05, 1, 3, 40) for s in (1, -1) for _ in range(60)]
    points += [s * 2.0 ** rng.uniform(-300, 300) for s in (1, -1) for _ in range(60)]
    points += [s * rng.uniform(0.0468, 0.05) for s in (1, -1) for _ in range(100)]
    for i in range(0, 33):
        points += neighbours(i / 32, 1) + neighbours((i + 0.5) / 32, 1)
        points += neighbours(32 / (i + 0.5), 1)
    points += neighbours(2.0 ** -27) + neighbours(5e-324) + neighbours(1.7976931348623157e308)
    return [x for x in points if x != 0]


def units(rng):
    points = [s * rng.uniform(0, r) for r in (0.1, 0.5, 1, 1, 1) for s in (1, -1) for _ in range(50)]
    points += [s * (1 - 2.0 ** rng.uniform(-53, -1)) for s in (1, -1) for _ in range(60)]
    points += [s * 2.0 ** rng.uniform(-300, -1) for s in (1, -1) for _ in range(40)]
    points += [s * rng.uniform(0.49, 0.53) for s in (1, -1) for _ in range(150)]
    for x in (0.5, 1.0, 2.0 ** -27, 5e-324, 0.7071067811865476, 0.8660254037844386):
        points += [s * y for y in neighbours(x, 4) if y <= 1 for s in (1, -1)]
    return [x for x in points if x != 0]


def pairs(rng):
    points = []
    for spread in (0, 1, 4, 8, 40, 300):
        for _ in range(140):
            points.append((rng.choice((1, -1)) * 2.0 ** rng.uniform(-spread, spread) * rng.uniform(1, 2),
                           rng.choice((1, -1)) * 2.0 ** rng.uniform(-spread, spread) * rng.uniform(1, 2)))
    for i in range(0, 33):
        for scale in (1.0, 3.7, 2.0 ** 1000, 2.0 ** -1000, 2.0 ** -1040):
            for y in neighbours((i + 0.5) / 32, 1):
                points += [(scale * y, scale), (scale * y, -scale), (scale, scale * y), (-scale, -scale * y)]
    for _ in range(60):  # subnormal and huge
        points.append((5e-324 * rng.randrange(1, 2 ** 40), 5e-324 * rng.randrange(1, 2 ** 50)))
        points.append((5e-324 * rng.randrange(1, 2 ** 52), 2.0 ** rng.uniform(-1060, -960)))
        points.append((2.0 ** 1023 * rng.uniform(1, 2), 2.0 ** rng.uniform(1015, 1023)))
    return [p for p in points if p[0] != 0]


def exponents(rng):
    points = [rng.uniform(-r, r) for r in (1e-3, 0.1, 1, 10, 100, 700) for _ in range(80)]
    points += [s * 2.0 ** rng.uniform(-60, -10) for s in (1, -1) for _ in range(40)]
    points += [rng.uniform(-745.1, -708) for _ in range(120)] + [rng.uniform(709, 709.78) for _ in range(40)]
    for k in range(-70, 71):
        points += neighbours(float((k + 0.5) * mp.log(2) / 64), 0)
    for x in (709.782712893384, -708.3964185322641, -745.1332191019411, 1.0, float(mp.log(2)), float(mp.log(2) / 2)):
        points += [y for y in neighbours(x) if y <= 709.782712893384]
    return [x for x in points if x != 0]


def positives(rng):
    points = [2.0 ** rng.uniform(-r, r) for r in (0.02, 0.5, 4, 100, 1020) for _ in range(120)]
    points += [1 + s * 2.0 ** rng.uniform(-52, -3) for s in (1, -1) for _ in range(100)]
    points += [rng.uniform(0.99, 0.997) for _ in range(150)]
    for k in range(90, 181):
        points += neighbours(k / 128, 1)
    for x in (1.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.718281828459045, 0.703125, 1.40625):
        points += neighbours(x)
    points += [5e-324 * rng.randrange(1, 2 ** 52) for _ in range(60)]
    return [x for x in points if x > 0 and x != 1]


def main():
    r = random.Random(20261123)
    a = angles(r)
    write("sin", "Sine of an angle in radians.", a, mp.sin)
    write("cos", "Cosine of an angle in radians.", a, mp.cos)
    write("tan", "Tangent of an angle in radians.", a, mp.tan)
    u = units(r)
    write("asin", "Arc sine.", u, mp.asin)
    write("acos", "Arc cosine.", u, mp.acos)
    write("atan", "Arc tangent.", ratios(r), mp.atan)
    write("atan2", "Angle of the point (x, y); the arguments are y, then x.", pairs(r), mp.atan2)
    write("exp", "e to the power of the argument.", exponents(r), mp.exp)
    write("log", "Natural logarithm.", positives(r), mp.log)


if __name__ == "__main__":
    main()
