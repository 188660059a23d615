namespace Lightcone.SystemTests.Cli;

/// <summary>A set of a few hosts in a folder of its own, which goes away with it.</summary>
internal sealed class SmallSet : IDisposable
{
    public const string Hosts = """
        host,name,country,lat,lon
        sin,Singapore,SG,1.35,103.82
        jhb,Johor,MY,1.49,103.74
        kul,Kuala Lumpur,MY,3.14,101.69
        tyo,Tokyo,JP,35.68,139.69
        t1,Target,SG,1.30,103.85

        """;

    public const string Rtts = """
        landmark,target,rtt_ms
        sin,t1,1.0
        jhb,t1,1.2
        kul,t1,6
        tyo,t1,70
        sin,jhb,0.9
        jhb,sin,0.9
        sin,kul,6.5
        kul,jhb,6.1
        tyo,sin,70.25
        sin,tyo,70.25

        """;

    public SmallSet(string hosts = Hosts, string rtts = Rtts)
    {
        Folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;
        File.WriteAllText(Path("hosts.csv"), hosts);
        File.WriteAllText(Path("rtts.csv"), rtts);
    }

    public string Folder { get; }

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
