using Lightcone.Tests.HouseRules.Judgement;
using Lightcone.Tests.HouseRules.Names;
using Lightcone.Tests.HouseRules.Rooms;
using Lightcone.Tests.HouseRules.Shapes;
using Lightcone.Tests.HouseRules.Sizes;

namespace Lightcone.Tests.HouseRules;

public sealed class HouseRulesTests
{
    private static readonly HouseRule[] Rules =
    [
        new FileLength(), new LineLength(), new MethodLength(), new ParameterCount(), new FolderSize(),
        new RoomOrder(), new FolderCircles(), new ProjectStar(), new NamespaceIsFolder(), new ReadmeRooms(),
        new TestsMirrorSources(),
        new BannedNames(), new OneTypePerFile(), new NamespaceIsNoType(),
        new NoPartial(), new NoRegion(), new NothingLeftToDo(), new Documented(), new Sealed(),
        new FindingsInCore(), new RefusalsTested(), new SocketsAtTheEdge(), new SecretsStaySilent(),
    ];

    public static TheoryData<string> Names => [.. Rules.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_house_keeps(string rule)
    {
        var report = Rules.Single(r => r.Name == rule).Violations(SourceTree.Repository)
            .Select(violation => $"{violation.Path}:{violation.Line}: {rule}: {violation.WhatToDo}")
            .Distinct()
            .ToList();
        if (report.Count > 0) Assert.Fail($"{report.Count} to mend\n" + string.Join('\n', report));
    }
}
