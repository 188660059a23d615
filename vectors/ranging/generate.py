#!/usr/bin/env python3
"""Writes session.txt: one pair of host and landmark with fixed keys, from offers to frames.

Independent of the library: CBOR, COSE, P-256, ECDSA, HKDF and the frames are written out here with Python's integers,
hashlib and hmac alone. Run: python3 vectors/ranging/generate.py > vectors/ranging/session.txt
"""
import hashlib, hmac, struct

P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff
N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)


def add(p, q):
    if p is None: return q
    if q is None: return p
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0: return None
        slope = (3 * p[0] * p[0] - 3) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    r = None
    while k:
        if k & 1: r = add(r, p)
        p, k = add(p, p), k >> 1
    return r


def sha(b): return hashlib.sha256(b).digest()
def mac(k, b): return hmac.new(k, b, hashlib.sha256).digest()
def b32(n): return n.to_bytes(32, 'big')


def head(major, n):
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if n < 24: return bytes([major << 5 | n])
        if n < 1 << (8 * size): return bytes([major << 5 | code]) + n.to_bytes(size, 'big')


def cbor(v):
    if isinstance(v, int): return head(0, v)
    if isinstance(v, bytes): return head(2, len(v)) + v
    if isinstance(v, str): return head(3, len(v)) + v.encode()
    return head(4, len(v)) + b''.join(map(cbor, v))


def spki(d):
    x, y = times(d, G)
    assert (y * y - x ** 3 + 3 * x - B) % P == 0
    return bytes.fromhex('3059301306072a8648ce3d020106082a8648ce3d03010703420004') + b32(x) + b32(y)


HEADER = bytes.fromhex('a10126')


def sign(payload, d):
    e = int.from_bytes(sha(cbor(['Signature1', HEADER, b'', payload])), 'big')
    k = int.from_bytes(sha(b'k' + b32(d) + payload), 'big') % N
    r = times(k, G)[0] % N
    s = pow(k, -1, N) * (e + r * d) % N
    s = min(s, N - s)
    return bytes([0xd2, 0x84]) + cbor(HEADER) + b'\xa0' + cbor(payload) + cbor(b32(r) + b32(s))


def hkdf(secret, salt, label):
    return mac(mac(salt, secret), label.encode() + b'\x01')


def frame(kind, session, seq, nonce, host, landmark, key):
    start = bytes([kind, 1])
    rest = session + struct.pack('<I', seq) + nonce
    return start + b'\0\0' + rest + mac(key, start + host + landmark + rest)[:16]


def private(name): return int.from_bytes(sha(('lightcone vector ' + name).encode()), 'big') % (N - 1) + 1


def show(name, value): print(name, value.hex() if isinstance(value, bytes) else value)


host, landmark, host_once, landmark_once = map(private, ('host', 'landmark', 'host ephemeral', 'landmark ephemeral'))
session, nonce, version, expiry = bytes(range(16)), bytes(range(64, 96)), 7, 1_795_000_000
host_id, landmark_id = sha(spki(host)), sha(spki(landmark))

print('# One pair of host and landmark with fixed keys, from offers to frames. Written by generate.py beside it.')
print('# Expected result: every value follows from the private keys and the values of the first lines. Hexadecimal but')
print('# for numbers; signatures are checked, not reproduced (ECDSA is free to choose its k).')
for name, d in (('host', host), ('landmark', landmark), ('hostEphemeral', host_once),
                ('landmarkEphemeral', landmark_once)):
    show(name + 'Private', b32(d)); show(name + 'Spki', spki(d)); show(name + 'Id', sha(spki(d)))
show('session', session); show('verifierNonce', nonce); show('registerVersion', version); show('expiry', expiry)


def offer(role, own, own_id, once, peer_id):
    payload = cbor(
        ['lightcone/offer/1', session, role, own_id, spki(once), peer_id, nonce, expiry, version])
    return payload, sign(payload, own)


host_payload, host_offer = offer(1, host, host_id, host_once, landmark_id)
landmark_payload, landmark_offer = offer(2, landmark, landmark_id, landmark_once, host_id)
show('hostOfferPayload', host_payload); show('hostOffer', host_offer)
show('landmarkOfferPayload', landmark_payload); show('landmarkOffer', landmark_offer)
secret = b32(times(host_once * landmark_once % N, G)[0])
salt = sha(host_offer + landmark_offer)
show('sharedSecret', secret); show('salt', salt)
keys = {}
for label in ('ranging/1 hello', 'ranging/1 challenge', 'ranging/1 answer',
              'presence/1 challenge', 'presence/1 answer'):
    keys[label] = hkdf(secret, salt, 'lightcone/' + label)
    show('key:' + label.replace('/1 ', '.'), keys[label])
once = bytes(range(160, 176))
for name, kind, label in (('hello', 0x11, 'ranging/1 hello'), ('challenge', 0x21, 'ranging/1 challenge'),
                          ('answer', 0x22, 'ranging/1 answer')):
    show('frame:' + name, frame(kind, session, 5, once, host_id, landmark_id, keys[label]))
landmarks, transcript = sha(b'landmarks'), sha(b'transcript')
common = [session, nonce, host_id, spki(host_once), landmarks, 3]
show('evidenceNonceBefore', sha(cbor(['lightcone/attest/1', 'before'] + common)))
show('evidenceNonceAfter', sha(cbor(['lightcone/attest/1', 'after'] + common + [transcript])))
