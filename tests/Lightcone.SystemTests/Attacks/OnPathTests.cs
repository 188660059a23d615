using System.Collections.Concurrent;
using System.Diagnostics;
using Lightcone.Findings;
using Lightcone.Simulation.Relays;
using static Lightcone.SystemTests.Attacks.AttackScene;

namespace Lightcone.SystemTests.Attacks;

/// <summary>A box on the way, or a gateway that lies: it sees all, holds no key, and makes no time shorter. The host is
/// in Shenzhen, the box beside the landmark.</summary>
public sealed class OnPathTests
{
    private const byte Challenge = 0x21;
    private const byte Answer = 0x22;

    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Attacks_4_5_and_7_answers_made_beside_the_landmark_count_for_nothing()
    {
        using var scene = new AttackScene(Johor, Singapore).HolderAt(Shenzhen);
        foreach (var relay in scene.Relays)
        {
            relay.Tap = (direction, bytes) => direction is RelayDirection.Back && bytes.Span[0] == Challenge
                ? [RelaySend.After(0, RelayDirection.Forth, Turned(bytes)), RelaySend.OnPlan(direction, bytes)]
                : [RelaySend.OnPlan(direction, bytes)];
        }

        NothingIsGained(scene);
    }

    [Fact]
    public void Every_frame_sent_back_to_its_sender_and_turned_into_each_kind_counts_for_nothing()
    {
        using var scene = new AttackScene(Johor, Singapore).HolderAt(Shenzhen);
        foreach (var relay in scene.Relays)
        {
            relay.Tap = (direction, bytes) =>
            [
                .. ((byte[])[0x11, 0x12, 0x21, 0x22]).Select(kind =>
                    RelaySend.After(0, Opposite(direction), (byte[])[kind, .. bytes.ToArray()[1..]])),
                RelaySend.OnPlan(direction, bytes),
            ];
        }

        NothingIsGained(scene);
    }

    [Fact]
    public void Attack_17_old_answers_and_those_of_another_landmark_count_for_nothing()
    {
        using var scene = new AttackScene(Johor, Singapore).HolderAt(Shenzhen);
        // The box hears an answer where the host sends it: beside the landmark it has it no sooner than light brings
        // it.
        var heard = new ConcurrentQueue<(byte[] Bytes, long At)>();
        foreach (var relay in scene.Relays)
        {
            relay.Tap = (direction, bytes) =>
            {
                if (bytes.Span[0] == Answer) heard.Enqueue((bytes.ToArray(), Stopwatch.GetTimestamp()));
                return bytes.Span[0] == Challenge
                    ? [.. heard.Where(one => Stopwatch.GetElapsedTime(one.At) > Way).TakeLast(5)
                            .Select(one => RelaySend.After(0, RelayDirection.Forth, one.Bytes)),
                        RelaySend.OnPlan(direction, bytes)]
                    : [RelaySend.OnPlan(direction, bytes)];
            };
        }

        NothingIsGained(scene);
    }

    [Fact]
    public void A_gateway_that_changes_doubles_holds_back_and_loses_makes_nothing_shorter()
    {
        using var scene = new AttackScene(Johor, Singapore).HolderAt(Shenzhen);
        var draw = 0;
        foreach (var relay in scene.Relays)
        {
            relay.Tap = (direction, bytes) => (draw++ % 7) switch
            {
                0 => [],
                1 => [RelaySend.OnPlan(direction, Changed(bytes, draw)), RelaySend.OnPlan(direction, bytes)],
                2 => [RelaySend.OnPlan(direction, bytes), RelaySend.OnPlan(direction, bytes)],
                3 => [RelaySend.After(30_000_000, direction, bytes)],
                4 => [RelaySend.After(0, direction, bytes[..40]), RelaySend.OnPlan(direction, bytes)],
                5 => [RelaySend.After(0, direction, (byte[])[.. bytes.Span, 0]), RelaySend.OnPlan(direction, bytes)],
                _ => [RelaySend.OnPlan(direction, bytes)],
            };
        }

        NothingIsGained(scene, atLeast: 3);
    }

    private static void NothingIsGained(AttackScene scene, int atLeast = 20)
    {
        var measured = scene.Run(); // it checks that no time is shorter than the way
        Assert.All(measured, pair => Assert.InRange(pair!.Samples.Count, atLeast, 30));
        Assert.Equal(FindingKind.NotProven, scene.Judge(measured, NearJohor, 0).Kind);
    }

    private static RelayDirection Opposite(RelayDirection direction) =>
        direction is RelayDirection.Forth ? RelayDirection.Back : RelayDirection.Forth;

    private static byte[] Turned(ReadOnlyMemory<byte> challenge) => [Answer, .. challenge.ToArray()[1..]];

    private static byte[] Changed(ReadOnlyMemory<byte> bytes, int draw)
    {
        var changed = bytes.ToArray();
        changed[draw % changed.Length] ^= 0x10;
        return changed;
    }
}
