#!/usr/bin/env python3
"""Checks a bundle (lightcone/bundle/1, docs/formats.md) without the library: python3 check.py BUNDLE

Signatures, bindings, digests, freshness, the radius of each disc, and claims of the kind "within". Not the region and
not claims about countries: those need the solver and the land. Prints what it found, one thing a line, and "well" at
the end; or "refused" and why, and exit code 1.
"""
import csv, io, math, os, sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ranging'))
from decode import message, whole
from primitives import sha, verifies

LIGHT, LIFE = 299_792_458, 300
FINDINGS = ['NoEvidence', 'Proven', 'ProvenJointly', 'NotProven', 'Refuted', 'Contradictory']


def need(isSo, why):
    if not isSo: raise ValueError(why)


def payload(data, kind, key=None):
    """The fields of a signed message after its kind."""
    content, signature = message(data)
    need(key is None or verifies(content, signature, key), f'{kind} has another signer')
    fields = whole(content)
    need(fields[0] == kind, f'not a {kind}')
    return fields[1:]


def kind_of(data): return whole(message(data)[0])[0]


def offer_is_right(data, role, opening, arrived):
    session, host, landmark, _, nonce, expiry, version = opening[:7]
    own, peer = (host, landmark) if role == 1 else (landmark, host)
    offer = payload(data, 'lightcone/offer/1', own)
    need(offer[:3] == [session, role, sha(own)] and offer[4:6] == [sha(peer), nonce] and offer[7] == version,
         'an offer is of another session')
    need(arrived < offer[6] <= arrived + LIFE, 'an offer is not fresh')
    return offer[3]


def pair(data, verifier):
    """(opening, host's ephemeral key, arrived, shortest time) of a record or of an opening alone."""
    if kind_of(data) == 'lightcone/opening/1': return payload(data, 'lightcone/opening/1', verifier), None, None, None
    opening, host_offer, landmark_offer, receipt, transcript, arrived = payload(data, 'lightcone/pair/1', verifier)
    opening = payload(opening, 'lightcone/opening/1', verifier)
    session, host, landmark, _, _, expiry, version = opening[:7]
    need(host != landmark and arrived < expiry <= arrived + LIFE, 'a record is not fresh')
    ephemeral = offer_is_right(host_offer, 1, opening, arrived)
    offer_is_right(landmark_offer, 2, opening, arrived)
    sent = payload(receipt, 'lightcone/receipt/1', landmark)
    heard = payload(transcript, 'lightcone/transcript/1', host)
    ends = [session, sha(host), sha(landmark)]
    need(sent[:3] == ends and heard[:3] == ends and sent[3] == version, 'a receipt is of another session')
    need(len({nonce for _, nonce, _, _ in sent[4]}) == len(sent[4]), 'a nonce was sent twice')
    received = {sequence: nonce for sequence, nonce in heard[3]}
    times = [time for sequence, nonce, _, time in sent[4] if time > 0]
    for sequence, nonce, _, time in sent[4]:
        need(time == 0 or received.get(sequence) == nonce, 'an answer to what was not received')
    return opening, ephemeral, arrived, min(times, default=None)


def radius_millimetres(nanoseconds, error_millimetres):
    """c x time x (1 + 100 ppm) / 2 + position error, and 0.1 % more; rounded up once."""
    half = 2 * 10**6 * 10**4
    total = nanoseconds * LIGHT * (10**4 + 1) + error_millimetres * half
    return -(-total * 1001 // (half * 1000))


def metres(a, b):
    """Vincenty's inverse on WGS 84; good to a millimetre where it converges."""
    flat, major = 1 / 298.257223563, 6378137.0
    minor = major * (1 - flat)
    u1, u2 = (math.atan((1 - flat) * math.tan(math.radians(p[0]))) for p in (a, b))
    length = lam = math.radians(b[1] - a[1])
    for _ in range(200):
        s, c = math.sin(lam), math.cos(lam)
        sin = math.hypot(math.cos(u2) * s, math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * c)
        if sin == 0: return 0.0
        cos = math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * c
        sigma, alpha = math.atan2(sin, cos), math.cos(u1) * math.cos(u2) * s / sin
        square = 1 - alpha * alpha
        middle = cos - 2 * math.sin(u1) * math.sin(u2) / square if square else 0
        part = flat / 16 * square * (4 + flat * (4 - 3 * square))
        before, lam = lam, length + (1 - part) * flat * alpha * (
            sigma + part * sin * (middle + part * cos * (2 * middle**2 - 1)))
        if abs(lam - before) < 1e-12: break
    else: raise ValueError('two places are too nearly opposite for this program')
    u = square * (major**2 - minor**2) / minor**2
    big = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    delta = small * sin * (middle + small / 4 * (cos * (2 * middle**2 - 1)
                           - small / 6 * middle * (4 * sin**2 - 3) * (4 * middle**2 - 3)))
    return minor * big * (sigma - delta)


def proving_domains(discs, claim):
    centre, radius = (claim[1] / 1e6 - 90, claim[2] / 1e6 - 180), claim[3]
    return {domain for place, size, domain in discs if metres(place, centre) * 1000 + size <= radius - 1000}


def check(data):
    bundle = whole(data)
    need(bundle[0] == 'lightcone/bundle/1' and len(bundle) == 8, 'not a bundle')
    verifier, register, policy, pairs, evidence, verdict, proof = bundle[1:]
    need(evidence == [] and proof == b'', 'parts that nothing can check')
    verdict = payload(verdict, 'lightcone/verdict/1', verifier)
    (algorithm, session, host, key, opened, completed, measured, decided, expires, tier, domains, faults, used, claims,
     limits, *digests) = verdict
    name, tolerated, life, land, asked = whole(policy)[1:]
    read = [pair(one, verifier) for one in pairs]
    first = read[0][0]
    need(all(o[0] == first[0] and o[1] == first[1] and o[4:9] == first[4:9] for o, *_ in read), 'several sessions')
    landmarks = sorted(sha(o[2]) for o, *_ in read)
    need(len(set(landmarks)) == len(landmarks) and first[7] == sha(sha(register) + sha(b''.join(landmarks))),
         'landmarks are missing, or another register')
    need(first[8] == sha(policy), 'another policy than the session was opened under')
    need(sha(register)[:4] == first[6].to_bytes(4, 'big'), 'another register')
    done = [one for one in read if one[2] is not None]
    keys = {sha(one[1]) for one in done}
    arrived = max((one[2] for one in done), default=0)
    need(len(keys) <= 1 and key == (keys.pop() if keys else bytes(32)), 'another session key')
    need(decided >= (arrived if len(done) == len(read) else first[5]), 'decided too early')
    need((algorithm, session, host, opened, completed) == (1, first[0], sha(first[1]), len(read), len(done)), 'counts')
    need((measured, tier, faults) == (arrived, 2, tolerated), 'what was measured')
    need(expires == (arrived or first[5]) + life, 'another life')
    need(digests == [sha(policy), sha(register), land, sha(b''.join(sorted(map(sha, pairs))))], 'digests')
    rows = {row['key_id']: row for row in csv.DictReader(io.StringIO(register.decode('utf-8-sig'))) if row['key_id']}
    own = rows[sha(first[1]).hex()]
    discs = []
    for opening, _, _, shortest in read:
        row = rows[sha(opening[2]).hex()]
        domain = (row.get('fault_domain') or row['host']).lower()
        if shortest is None or domain == (own.get('fault_domain') or own['host']).lower(): continue
        error = round(float(row.get('position_error_km') or 50) * 10**6)
        discs.append(((float(row['lat']), float(row['lon'])), radius_millimetres(shortest, error), domain))
        print(f"disc {row['host']} {discs[-1][1]}")
    need(domains == len({domain for *_, domain in discs}), 'domains')
    need(len(claims) == len(asked), 'claims')
    for claim, said in zip(asked, claims):
        if claim[0] == 1 and FINDINGS[said[0]] in ('Proven', 'NotProven', 'ProvenJointly'):
            isProven = len(proving_domains(discs, claim)) > faults
            need(isProven == (FINDINGS[said[0]] == 'Proven'), f'the finding of {said[1].decode()}')
        print('claim', FINDINGS[said[0]], said[1].decode())


if __name__ == '__main__':
    try:
        with open(sys.argv[1], 'rb') as file: check(file.read())
        print('well')
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as problem:
        print(f'refused {type(problem).__name__} {problem}')
        sys.exit(1)
