using System.Buffers.Binary;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Frames;

/// <summary>What a tag holds fast: a frame under the right one can be used in one place alone.</summary>
public sealed class TagTests
{
    private static readonly FrameKind[] Kinds =
        [FrameKind.Hello, FrameKind.Cookie, FrameKind.Challenge, FrameKind.Answer];

    private static readonly string[] Keys =
        ["ranging.hello", "ranging.challenge", "ranging.answer", "presence.challenge", "presence.answer"];

    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void No_two_of_kind_key_host_landmark_session_sequence_and_nonce_share_a_tag()
    {
        var ids = new[] { Vector.HostId, Vector.LandmarkId, Vector.Key("stranger").Id };
        HashSet<string> tags = [];
        var made = 0;
        foreach (var kind in Kinds)
        {
            foreach (var key in Keys)
            {
                foreach (var pair in ids.SelectMany(host => ids.Select(landmark => new Pair(host, landmark))))
                {
                    foreach (var bits in Enumerable.Range(0, 8))
                    {
                        var sealedFrame = Sealed(kind, key, pair, bits);
                        Assert.True(tags.Add(Convert.ToHexString(sealedFrame.AsSpan(40))));
                        made++;
                    }
                }
            }
        }

        Assert.Equal(4 * 5 * 9 * 8, made);
    }

    [Fact]
    public void A_tag_fits_nothing_but_what_it_was_made_for()
    {
        var pair = new Pair(Vector.HostId, Vector.LandmarkId);
        Pair[] others =
        [
            new(pair.Landmark, pair.Host), pair with { Host = Vector.Key("stranger").Id },
            pair with { Landmark = Vector.Key("stranger").Id },
        ];
        foreach (var kind in Kinds)
        {
            foreach (var key in Keys)
            {
                var bytes = Sealed(kind, key, pair, 0);
                Assert.Equal([key], Keys.Where(other => IsSealed(bytes, pair, other)));
                Assert.All(others, other => Assert.False(IsSealed(bytes, other, key)));
                foreach (var bits in Enumerable.Range(1, 7)) // another session, sequence or nonce under the same tag
                    Assert.False(IsSealed([.. Sealed(kind, key, pair, bits)[..40], .. bytes[40..]], pair, key));
                foreach (var other in Kinds.Where(other => other != kind))
                    Assert.False(IsSealed([(byte)other, .. bytes[1..]], pair, key));
            }
        }
    }

    private static bool IsSealed(byte[] bytes, Pair pair, string key)
    {
        Assert.True(Frame.TryRead(bytes, out var frame));
        return frame.IsSealedBy(pair, Vector.Mac(key));
    }

    private static byte[] Sealed(FrameKind kind, string key, Pair pair, int bits)
    {
        byte[] bytes = new byte[Frame.Bytes], nonce = new byte[Frame.NonceBytes];
        BinaryPrimitives.WriteInt32LittleEndian(nonce, bits & 1);
        var session = new SessionId(Vector.Session.Value + (UInt128)((bits >> 1) & 1));
        Frame.Write(bytes, kind, session, (uint)(bits >> 2), nonce);
        Frame.Seal(bytes, pair, Vector.Mac(key));
        return bytes;
    }
}
