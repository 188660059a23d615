"""Messages that must be refused, made from the right ones of generate.py by one change each."""
from generate import *

OFF_CURVE = spki(host)[:-1] + bytes([spki(host)[-1] ^ 1])
OTHER = bytes(16)


def form(payload, kind):
    """What is wrong with the form of any message, whatever its kind. Each begins with an array of at most 23 fields."""
    first = payload[1 + len(cbor(kind)):]
    yield 'Truncated', 'NotCanonical', payload[:-1]
    yield 'Nothing', 'NotCanonical', b''
    yield 'TrailingBytes', 'TrailingBytes', payload + b'\0'
    yield 'FieldMore', 'WrongFieldCount', bytes([payload[0] + 1]) + payload[1:] + b'\0'
    yield 'FieldLess', 'WrongFieldCount', bytes([payload[0] - 1]) + payload[1:]
    yield 'OtherVersion', 'UnknownFormat', payload[:1] + cbor(kind[:-1] + '2') + first
    yield 'LongHead', 'NotCanonical', bytes([0x98, payload[0] & 31]) + payload[1:]
    yield 'Indefinite', 'NotCanonical', b'\x9f' + payload[1:] + b'\xff'
    yield 'Number', 'WrongType', b'\x07'
    yield 'HugeArray', 'NotCanonical', bytes.fromhex('9b4000000000000000')
    # The type is looked at before the length; a reply begins with a number.
    huge = bytes.fromhex('5b4000000000000000')
    yield 'HugeBytes', 'WrongType' if 'reply' in kind else 'NotCanonical', payload[:1] + cbor(kind) + huge


def forms(reader, payload, kind, signer):
    for why, refusal, changed in form(payload, kind):
        yield reader, refusal, why, changed if signer is None else sign(changed, signer)


def openings():
    yield from forms('opening', opening(), 'lightcone/opening/1', verifier)
    for why, kind, changed in (
            ('Session', 'WrongLength', dict(session=bytes(15))), ('HostKey', 'BadKey', dict(host=OFF_CURVE)),
            ('LandmarkKey', 'BadKey', dict(landmark=OFF_CURVE)), ('NoEndpoint', 'WrongFieldCount', dict(endpoints=[])),
            ('FiveEndpoints', 'TooLarge', dict(endpoints=endpoints[:1] * 5)),
            ('EndpointField', 'WrongFieldCount', dict(endpoints=[[1]])),
            ('EndpointFields', 'TooLarge', dict(endpoints=[[1, '192.0.2.7:1', 1]])),
            ('Transport0', 'OutOfRange', dict(endpoints=[[0, '192.0.2.7:1']])),
            ('Transport3', 'OutOfRange', dict(endpoints=[[3, '192.0.2.7:1']])),
            ('Name', 'BadText', dict(endpoints=[[1, 'landmark.example:4711']])),
            ('NoPort', 'BadText', dict(endpoints=[[1, '192.0.2.7']])),
            ('Port0', 'BadText', dict(endpoints=[[1, '192.0.2.7:0']])),
            ('AnyAddress', 'BadText', dict(endpoints=[[1, '0.0.0.0:1']])),
            ('AnyAddressIPv6', 'BadText', dict(endpoints=[[1, '[::]:1']])),
            ('OctalAddress', 'BadText', dict(endpoints=[[1, '192.0.02.7:4711']])),
            ('LongIPv6', 'BadText', dict(endpoints=[[1, '[2001:db8:0:0:0:0:0:7]:4711']])),
            ('LongText', 'WrongLength', dict(endpoints=[[1, '1' * 65]])),
            ('ControlCharacter', 'BadText', dict(endpoints=[[1, '192.0.2.7:4711\n']])),
            ('NoChallenge', 'OutOfRange', dict(challenges=0)), ('Challenges', 'OutOfRange', dict(challenges=4097)),
            ('Burst', 'OutOfRange', dict(burst=240_001)), ('Register', 'OutOfRange', dict(version=1 << 32)),
            ('Expiry', 'OutOfRange', dict(expiry=253_402_300_800)), ('Set', 'WrongLength', dict(set=bytes(31))),
            ('OtherHost', 'WrongBinding', dict(host=spki(stranger))),
            ('BothEnds', 'WrongBinding', dict(landmark=spki(host))),
            ('Expired', 'NotFresh', dict(expiry=arrived)), ('OverLong', 'NotFresh', dict(expiry=arrived + 301))):
        yield 'opening', kind, why, sign(opening(**changed), verifier)
    yield 'opening', 'BadSignature', 'Stranger', sign(opening(), stranger)
    yield 'opening', 'BadSignature', 'ByTheLandmark', sign(opening(), landmark)
    yield 'opening', 'BadSignature', 'HigherS', sign(opening(), verifier, low=False)
    yield 'openingByLandmark', 'WrongBinding', 'OtherLandmark', sign(opening(landmark=spki(stranger)), verifier)
    yield 'openingByLandmark', 'WrongBinding', 'TurnedRound', sign(
        opening(host=spki(landmark), landmark=spki(host)), verifier)


def offers():
    def made(**changed): return offer(1, host_id, host_once, landmark_id, **changed)
    yield from forms('offer', made(), 'lightcone/offer/1', host)
    for why, kind, changed in (
            ('Role0', 'OutOfRange', dict(role=0)), ('Role3', 'OutOfRange', dict(role=3)),
            ('Key', 'BadKey', dict(key=OFF_CURVE)), ('KeyLength', 'WrongLength', dict(key=spki(host)[:-1])),
            ('Session', 'WrongBinding', dict(session=OTHER)), ('Role2', 'WrongBinding', dict(role=2)),
            ('Own', 'WrongBinding', dict(own=stranger_id)), ('Peer', 'WrongBinding', dict(peer=stranger_id)),
            ('Nonce', 'WrongBinding', dict(nonce=once + once)), ('Register', 'WrongBinding', dict(version=8)),
            ('Expired', 'NotFresh', dict(expiry=arrived)), ('OverLong', 'NotFresh', dict(expiry=arrived + 301))):
        yield 'offer', kind, why, sign(made(**changed), host)
    yield 'offer', 'BadSignature', 'Stranger', sign(made(), stranger)
    yield 'offer', 'BadSignature', 'TheLandmarksOwn', landmark_offer


def receipts():
    yield from forms('receipt', receipt(), 'lightcone/receipt/1', landmark)
    yield from forms('transcript', transcript(), 'lightcone/transcript/1', host)
    one, two = samples[0], samples[2]
    for why, kind, changed in (
            ('SequenceFalls', 'OutOfRange', [two, one]), ('Twice', 'OutOfRange', [one, one]),
            ('Sequence0', 'OutOfRange', [[0, once, 1, 0]]), ('Transport0', 'OutOfRange', [[1, once, 0, 1]]),
            ('Transport5', 'OutOfRange', [[1, once, 5, 1]]), ('TooLong', 'OutOfRange', [[1, once, 1, 10 ** 10 + 1]]),
            ('NonceLength', 'WrongLength', [[1, once[1:], 1, 1]]), ('ThreeFields', 'WrongFieldCount', [one[:3]]),
            ('NonceTwice', 'WrongBinding', [one, [2, one[1], 1, 0]]),
            ('NotReceived', 'WrongBinding', [one, [2, once[::-1], 1, 1]]),
            ('OtherNonce', 'WrongBinding', [[1, b'\1' * 16, 1, 1]])):
        yield 'receipt', kind, why, sign(receipt(samples=changed), landmark)
    for reader, made, signer in (('receipt', receipt, landmark), ('transcript', transcript, host)):
        yield reader, 'BadSignature', 'Stranger', sign(made(), stranger)
        for why, changed in (('Session', dict(session=OTHER)), ('Host', dict(host=stranger_id)),
                             ('Landmark', dict(landmark=stranger_id))):
            yield reader, 'WrongBinding', why, sign(made(**changed), signer)
    yield 'receipt', 'WrongBinding', 'Register', sign(receipt(version=8), landmark)
    yield 'transcript', 'WrongBinding', 'NothingReceived', sign(transcript(received=[]), host)
    yield 'transcript', 'TooLarge', 'Timed', sign(transcript(received=samples), host)


def pairs():
    yield from forms('pair', pair(), 'lightcone/pair/1', verifier)
    for why, kind, changed in (
            ('Opening', 'BadSignature', dict(opening=sign(opening(), stranger))),
            ('Exchanged', 'BadSignature', dict(host=landmark_offer, landmark=host_offer)),
            ('Junk', 'NotCanonical', dict(receipt=b'\xd2\x84')),
            ('BothEnds', 'WrongBinding', dict(opening=sign(opening(landmark=spki(host)), verifier))),
            ('Late', 'NotFresh', dict(arrived=expiry)), ('Early', 'NotFresh', dict(arrived=expiry - 301))):
        yield 'pair', kind, why, sign(pair(**changed), verifier)
    yield 'pair', 'BadSignature', 'Stranger', sign(pair(), stranger)


def exchanges():
    yield from forms('request', request(), 'lightcone/exchange/1', None)
    yield from forms('reply', reply(), 'lightcone/exchange-reply/1', None)
    yield from forms('declaration', declaration(), 'lightcone/declaration/1', None)
    for reader, made in (('request', request), ('reply', reply)):
        yield reader, 'NotCanonical', 'NoMessage', made(messages=[b'\xd2\x84'])
        yield reader, 'TooLarge', 'TooMany', made(messages=[b''] * 513)
    yield 'request', 'OutOfRange', 'Wait', request(wait=60_001)
    yield 'reply', 'OutOfRange', 'Accepted', reply(accepted=2)
    yield 'reply', 'TooLarge', 'Notices', reply(notices=[''] * 65)
    yield 'reply', 'WrongLength', 'Notice', reply(notices=['x' * 201])
    yield 'reply', 'BadText', 'Colour', reply(notices=['\x1b[31m'])
    yield 'declaration', 'WrongLength', 'Topic', declaration(topic='x' * 33)
    yield 'declaration', 'BadText', 'Line', declaration(topic='a\nb')
    yield 'declaration', 'OutOfRange', 'At', declaration(at=253_402_300_800)


def all_of():
    for group in (openings, offers, receipts, pairs, exchanges): yield from group()
