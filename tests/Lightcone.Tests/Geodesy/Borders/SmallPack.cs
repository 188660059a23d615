using System.Text;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Borders.Packing;

namespace Lightcone.Tests.Geodesy.Borders;

/// <summary>A world of five made-up shapes: two neighbours, an enclave, one over the antimeridian, one round the
/// pole.</summary>
internal static class SmallPack
{
    /// <summary>Columns of 0.36 degrees from 180 west, rows of 0.18 degrees from the south pole.</summary>
    public const string TopoJson = """
        {"type":"Topology","transform":{"scale":[0.36,0.18],"translate":[-180,-90]},
        "arcs":[[[500,500],[0,40]],
        [[500,540],[-40,0],[0,-40],[40,0]],
        [[500,500],[40,0],[0,40],[-40,0]],
        [[510,510],[10,0],[0,10],[-10,0],[0,-10]],
        [[990,500],[-980,0],[0,20],[980,0],[0,-20]],
        [[0,50],[100,0],[100,0],[100,0],[100,0],[100,0],[100,0],[100,0],[100,0],[100,0],[-900,0]]],
        "objects":{"countries":{"geometries":[
        {"type":"Polygon","id":"001","properties":{"name":"West"},"arcs":[[0,1]]},
        {"type":"MultiPolygon","id":"002","properties":{"name":"East"},"arcs":[[[2,-1],[3]]]},
        {"type":"Polygon","properties":{"name":"Enclave"},"arcs":[[-4]]},
        {"type":"Polygon","id":"003","properties":{"name":"Date Line"},"arcs":[[4]]},
        {"type":"Polygon","id":"004","properties":{"name":"South"},"arcs":[[5]]}]}}}
        """;

    public const string Codes = "numeric,alpha2\n001,AA\n002,BB\n003,CC\n004,DD\n";

    public const string WithoutCode = "name,alpha2,status,may_belong_to\nEnclave,,disputed,BB AA\n";

    public static BoundarySource Source { get; } = new("test", "1", Codes, WithoutCode) { DilationMetres = 2000 };

    public static byte[] Bytes { get; } = Build(TopoJson);

    public static BoundaryPack Pack { get; } = Parse(Bytes);

    public static byte[] Build(string topoJson)
    {
        Assert.True(BoundaryPackBuilder.TryBuild(Encoding.UTF8.GetBytes(topoJson), Source, out var bytes,
            out var refusal),
            refusal?.Detail);
        return bytes;
    }

    public static BoundaryPack Parse(byte[] bytes)
    {
        Assert.True(BoundaryPack.TryParse(bytes, out var pack, out var refusal), refusal?.Detail);
        return pack;
    }

    /// <summary>The shapes as they were read, to be spoilt in one place and written again.</summary>
    public static BorderShapes Shapes() => PackReader.Read(Bytes, out _)!;
}
