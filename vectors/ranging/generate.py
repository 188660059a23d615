#!/usr/bin/env python3
"""Writes the text files beside it: one pair of host and landmark with fixed keys, from the opening to the record of the
pair, and what must be refused. Independent of the library (primitives.py). Run: python3 vectors/ranging/generate.py
"""
import pathlib
from primitives import *

WRITTEN = 'Written by generate.py beside it.'
host, landmark, host_once, landmark_once, verifier, stranger = map(private, (
    'host', 'landmark', 'host ephemeral', 'landmark ephemeral', 'verifier', 'stranger'))
session, nonce, version, expiry = bytes(range(16)), bytes(range(64, 96)), 7, 1_795_000_000
host_id, landmark_id, stranger_id = sha(spki(host)), sha(spki(landmark)), sha(spki(stranger))
once = bytes(range(160, 176))
register, policy = sha(b'register'), sha(b'policy')
landmark_set = sha(register + sha(b''.join(sorted([landmark_id, stranger_id, host_id]))))
endpoints = [[1, '192.0.2.7:4711'], [1, '[2001:db8::7]:4711'], [2, '192.0.2.7:443']]
samples = [[1, once, 1, 5_000_000], [2, once[::-1], 2, 0], [3, bytes(16), 3, 10_000_000_000],
           [4000, b'\xff' * 16, 4, 1]]
received = [[s, n] for s, n, _, _ in samples if s != 2]
arrived = expiry - 60


def write(file, explanation, lines):
    text = ''.join(f'# {line}\n' for line in [*explanation[:1], WRITTEN, *explanation[1:]])
    for name, value in lines: text += f'{name} {value.hex() if isinstance(value, bytes) else value}\n'
    pathlib.Path(__file__).with_name(file).write_text(text)


def opening(**changed):
    parts = dict(session=session, host=spki(host), landmark=spki(landmark), endpoints=endpoints, nonce=nonce,
                 expiry=expiry, version=version, set=landmark_set, policy=policy, challenges=64, burst=20_000) | changed
    return cbor(['lightcone/opening/1', *parts.values()])


def offer(role, own_id, key, peer_id, /, **changed):
    parts = dict(session=session, role=role, own=own_id, key=spki(key), peer=peer_id, nonce=nonce, expiry=expiry,
                 version=version) | changed
    return cbor(['lightcone/offer/1', *parts.values()])


def receipt(**changed):
    parts = dict(session=session, host=host_id, landmark=landmark_id, version=version, samples=samples) | changed
    return cbor(['lightcone/receipt/1', *parts.values()])


def transcript(**changed):
    parts = dict(session=session, host=host_id, landmark=landmark_id, received=received) | changed
    return cbor(['lightcone/transcript/1', *parts.values()])


host_payload = offer(1, host_id, host_once, landmark_id)
landmark_payload = offer(2, landmark_id, landmark_once, host_id)
host_offer, landmark_offer = sign(host_payload, host), sign(landmark_payload, landmark)
signed_opening, signed_receipt = sign(opening(), verifier), sign(receipt(), landmark)
signed_transcript = sign(transcript(), host)
secret = b32(times(host_once * landmark_once % N, G)[0])
salt = sha(host_offer + landmark_offer)
LABELS = 'ranging/1 hello', 'ranging/1 challenge', 'ranging/1 answer', 'presence/1 challenge', 'presence/1 answer'
keys = {label: hkdf(secret, salt, 'lightcone/' + label) for label in LABELS}


def pair(**changed):
    parts = dict(opening=signed_opening, host=host_offer, landmark=landmark_offer, receipt=signed_receipt,
                 transcript=signed_transcript, arrived=arrived) | changed
    return cbor(['lightcone/pair/1', *parts.values()])


def request(**changed):
    parts = dict(sender=host_id, nonce=nonce, wait=25_000, messages=[host_offer, signed_transcript]) | changed
    return cbor(['lightcone/exchange/1', *parts.values()])


def reply(**changed):
    parts = dict(accepted=1, nonce=once + once, messages=[signed_opening], notices=['WrongBinding: refused.', ''])
    return cbor(['lightcone/exchange-reply/1', *(parts | changed).values()])


def declaration(**changed):
    parts = dict(own=host_id, at=arrived, topic='inventory', content=b'{"accelerators":8}') | changed
    return cbor(['lightcone/declaration/1', *parts.values()])


def write_session():
    lines = []
    for name, d in (('host', host), ('landmark', landmark), ('hostEphemeral', host_once),
                    ('landmarkEphemeral', landmark_once), ('verifier', verifier), ('stranger', stranger)):
        lines += [(name + 'Private', b32(d)), (name + 'Spki', spki(d)), (name + 'Id', sha(spki(d)))]
    lines += [('session', session), ('verifierNonce', nonce), ('registerVersion', version), ('expiry', expiry)]
    lines += [('hostOfferPayload', host_payload), ('hostOffer', host_offer)]
    lines += [('landmarkOfferPayload', landmark_payload), ('landmarkOffer', landmark_offer)]
    lines += [('sharedSecret', secret), ('salt', salt)]
    lines += [('key:' + label.replace('/1 ', '.'), key) for label, key in keys.items()]
    for name, kind in (('hello', HELLO), ('challenge', CHALLENGE), ('answer', ANSWER)):
        key = keys['ranging/1 ' + name]
        lines.append(('frame:' + name, frame(kind, session, 5, once, host_id, landmark_id, key)))
    common = [session, nonce, host_id, spki(host_once), sha(b'landmarks'), 3]
    lines.append(('evidenceNonceBefore', sha(cbor(['lightcone/attest/1', 'before'] + common))))
    after = common + [sha(b'transcript')]
    lines.append(('evidenceNonceAfter', sha(cbor(['lightcone/attest/1', 'after'] + after))))
    write('session.txt', [
        'One pair of host and landmark with fixed keys, from offers to frames.',
        'Expected result: every value follows from the private keys and the values of the first lines. Hexadecimal but',
        'for numbers; signatures are checked, not reproduced (ECDSA is free to choose its k).'], lines)


def write_messages():
    ids = b''.join([landmark_id, stranger_id, host_id])
    lines = [('landmarkSetIds', ids), ('registerHash', register), ('landmarkSetHash', landmark_set)]
    lines += [('policyHash', policy), ('arrived', arrived)]
    for name, payload, by in (
            ('opening', opening(), verifier), ('receipt', receipt(), landmark), ('transcript', transcript(), host),
            ('emptyReceipt', receipt(samples=[]), landmark), ('emptyTranscript', transcript(received=[]), host),
            ('pair', pair(), verifier), ('request', request(), host), ('declaration', declaration(), host)):
        lines += [(name + 'Payload', payload), (name, sign(payload, by))]
    lines += [('reply', reply()), ('refusingReply', reply(accepted=0, messages=[], notices=[]))]
    write('messages.txt', [
        'The signed messages round the timed phase of the pair of session.txt, each as payload and as COSE_Sign1.',
        'Expected result: reading them gives the values in generate.py; writing these gives the payload again.'],
        lines)


def write_cookies():
    key, lines = keys['ranging/1 hello'], []
    jar = bytes(range(32, 64))
    v4, v6 = bytes(10) + b'\xff\xff' + bytes([192, 0, 2, 7]), bytes.fromhex('fe80') + bytes(13) + b'\x07'
    for place in ((1, 0, 1, v4, 0, 4711), (1, 3, 1, v4, 0, 4711), (2, 0, 1, v4, 0, 4711), (1, 0, 2, v6, 0, 4711),
                  (1, 0, 2, v6, 3, 4711), (1, 0, 3, v4, 0, 4711), (1, 15, 4, v6, 0xffffffff, 65535),
                  (2 ** 62, 0, 1, v4, 0, 1)):
        period, socket, transport, address, scope, port = place
        made = cookie(jar, period, session, socket, transport, address, scope, port)
        shown = frame(HELLO, session, 2 << 8 | socket, made, host_id, landmark_id, key)
        lines.append((f'{period} {socket} {transport} {address.hex()} {scope} {port}', f'{made.hex()} {shown.hex()}'))
    write('cookies.txt', [
        f'Cookies of the landmark secret {jar.hex()} for the session of session.txt.',
        'Each line: period, socket, transport, address, scope, port, cookie, and the socket\'s second hello with it.'],
        lines)


def write_refusals():
    import refusals
    write('refusals.txt', [
        'Messages that must be refused. Each line: who reads it, the kind of refusal, why (in one word), the bytes.',
        'The readers: opening (the host), openingByLandmark, offer (the landmark, of the host), receipt and transcript',
        '(the verifier, beside the other of messages.txt), pair, request, reply, declaration. All at expiry - 60 s.'],
        [(f'{reader} {kind} {why}', message) for reader, kind, why, message in refusals.all_of()])


if __name__ == '__main__':
    write_session(); write_messages(); write_cookies(); write_refusals()
