#!/usr/bin/env python3
"""Reads what another program wrote, one thing a line, and prints its fields, one a line, an empty line after each.

    frame HEX                       a datagram of the timed phase
    signed HEX [SPKI]               a COSE_Sign1 message; with a key also who signed it
    payload HEX                     what was signed, or a reply
    sealed HEX HOSTID LANDMARKID KEY    whether the tag of a frame is by this key

Independent of the library; whatever has not the one form prints "refused" and why. Run: python3 decode.py < lines
"""
import struct, sys
from primitives import cbor, frame, sha, verifies

FIELDS = {
    'lightcone/offer/1': 'session role ownId ephemeralKey peerId verifierNonce expiry registerVersion',
    'lightcone/opening/1': 'session hostKey landmarkKey endpoints verifierNonce expiry registerVersion landmarkSetHash '
                           'policyHash challenges burstMilliseconds',
    'lightcone/receipt/1': 'session hostId landmarkId registerVersion samples',
    'lightcone/transcript/1': 'session hostId landmarkId received',
    'lightcone/exchange/1': 'sender nonce waitMilliseconds messages',
    'lightcone/exchange-reply/1': 'accepted nonce messages notices',
    'lightcone/declaration/1': 'ownId at topic content',
    'lightcone/pair/1': 'opening hostOffer landmarkOffer receipt transcript arrived',
}
KINDS = {0x11: 'hello', 0x12: 'cookie', 0x21: 'challenge', 0x22: 'answer'}


def take(data, at, count):
    if count > len(data) - at: raise ValueError('cut off')
    return data[at:at + count], at + count


def read(data, at=0):
    """One item of CBOR: a number, bytes, a text or a list."""
    first, at = take(data, at, 1)
    major, short = first[0] >> 5, first[0] & 31
    number = short
    if short >= 24:
        if short > 27: raise ValueError('no definite length')
        raw, at = take(data, at, 1 << (short - 24))
        number = int.from_bytes(raw, 'big')
    if major == 0: return number, at
    if major in (2, 3):
        raw, at = take(data, at, number)
        return (raw if major == 2 else raw.decode('ascii')), at
    if major != 4 or number > len(data) - at: raise ValueError('another type, or cut off')
    items = []
    for _ in range(number):
        item, at = read(data, at)
        items.append(item)
    return items, at


def whole(data):
    value, end = read(data)
    if end != len(data): raise ValueError('trailing bytes')
    if cbor(value) != data: raise ValueError('not the one deterministic form')
    return value


def message(data):
    """The payload and the signature of a COSE_Sign1 message in the one form."""
    if data[:7] != bytes.fromhex('d28443a10126a0'): raise ValueError('not COSE_Sign1 with ES256 alone')
    payload, at = read(data, 7)
    signature, at = read(data, at)
    if at != len(data) or cbor(payload) + cbor(signature) != data[7:]: raise ValueError('not the one form')
    if not isinstance(payload, bytes) or len(signature) != 64: raise ValueError('another type or length')
    return payload, signature


def text(value):
    if isinstance(value, list): return '[' + ' '.join(map(text, value)) + ']'
    return value.hex() if isinstance(value, bytes) else str(value)


def payload_lines(data):
    value = whole(data)
    names = FIELDS[value[0]].split()
    if len(value) != len(names) + 1: raise ValueError('another number of fields')
    yield 'kind ' + value[0]
    for name, field in zip(names, value[1:]): yield f'{name} {text(field)}'


def frame_lines(data):
    if len(data) != 56 or data[1] != 1 or data[2:4] != b'\0\0': raise ValueError('no frame')
    yield 'kind ' + KINDS[data[0]]
    sequence = struct.unpack('<I', data[20:24])[0]
    yield f'session {data[4:20].hex()}'
    yield f'sequence {sequence}'
    if data[0] in (0x11, 0x12): yield f'socket {sequence & 255} count {sequence >> 8}'
    yield f'nonce {data[24:40].hex()}'
    yield f'tag {data[40:].hex()}'


def lines_of(what, data, *rest):
    if what == 'frame': yield from frame_lines(data)
    if what == 'payload': yield from payload_lines(data)
    if what == 'sealed':
        host, landmark, key = rest
        sequence = struct.unpack('<I', data[20:24])[0]
        same = frame(data[0], data[4:20], sequence, data[24:40], host, landmark, key)
        yield 'sealed ' + ('yes' if same == data else 'no')
    if what == 'signed':
        payload, signature = message(data)
        yield f'hash {sha(data).hex()}'
        if rest: yield 'signature ' + ('good' if verifies(payload, signature, rest[0]) else 'bad')
        yield from payload_lines(payload)


def main():
    for line in sys.stdin:
        what, *values = line.split()
        try:
            for out in lines_of(what, *map(bytes.fromhex, values)): print(out)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as problem:
            print(f'refused {type(problem).__name__}')
        print()


if __name__ == '__main__':
    main()
