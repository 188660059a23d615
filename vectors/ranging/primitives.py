"""CBOR, COSE, P-256, ECDSA, HKDF and the frames of the ranging protocol, with Python's integers, hashlib and hmac.

Independent of the library. For vectors and comparisons only: nothing here runs in constant time.
"""
import hashlib, hmac, struct

P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff
N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551
B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
G = (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5)
SPKI = bytes.fromhex('3059301306072a8648ce3d020106082a8648ce3d03010703420004')
HEADER = bytes.fromhex('a10126')
HELLO, COOKIE, CHALLENGE, ANSWER = 0x11, 0x12, 0x21, 0x22


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


def is_on_curve(x, y): return x < P and y < P and (y * y - x ** 3 + 3 * x - B) % P == 0


def spki(d):
    x, y = times(d, G)
    assert is_on_curve(x, y)
    return SPKI + b32(x) + b32(y)


def to_be_signed(payload): return cbor(['Signature1', HEADER, b'', payload])


def cose(payload, signature):
    return bytes([0xd2, 0x84]) + cbor(HEADER) + b'\xa0' + cbor(payload) + cbor(signature)


def sign(payload, d, low=True):
    e = int.from_bytes(sha(to_be_signed(payload)), 'big')
    k = int.from_bytes(sha(b'k' + b32(d) + payload), 'big') % N
    r = times(k, G)[0] % N
    s = pow(k, -1, N) * (e + r * d) % N
    s = min(s, N - s) if low else max(s, N - s)
    return cose(payload, b32(r) + b32(s))


def verifies(payload, signature, key):
    """Whether the SubjectPublicKeyInfo's owner signed, with the lower s."""
    r, s = int.from_bytes(signature[:32], 'big'), int.from_bytes(signature[32:], 'big')
    if len(signature) != 64 or not 0 < r < N or not 0 < s <= N // 2: return False
    q = int.from_bytes(key[27:59], 'big'), int.from_bytes(key[59:], 'big')
    if len(key) != 91 or key[:27] != SPKI or not is_on_curve(*q): return False
    e, w = int.from_bytes(sha(to_be_signed(payload)), 'big'), pow(s, -1, N)
    point = add(times(e * w % N, G), times(r * w % N, q))
    return point is not None and point[0] % N == r


def hkdf(secret, salt, label):
    return mac(mac(salt, secret), label.encode() + b'\x01')


def frame(kind, session, seq, nonce, host, landmark, key):
    start = bytes([kind, 1])
    rest = session + struct.pack('<I', seq) + nonce
    return start + b'\0\0' + rest + mac(key, start + host + landmark + rest)[:16]


def cookie(secret, period, session, socket, transport, address, scope, port):
    text = struct.pack('<q', period) + session + bytes([socket, transport]) + address + struct.pack('<IH', scope, port)
    return mac(secret, text)[:16]


def private(name): return int.from_bytes(sha(('lightcone vector ' + name).encode()), 'big') % (N - 1) + 1
