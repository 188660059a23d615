using System.Runtime.Versioning;
using Lightcone.Edge;
using Lightcone.Edge.Records;

namespace Lightcone.SystemTests.Ranging;

public sealed class HeldFolderTests
{
    [Fact]
    public void A_second_program_does_not_start_with_the_same_state()
    {
        using var folder = new Emptied();
        using (HeldFolder.Hold(folder.Path))
        {
            var problem = Assert.Throws<EdgeException>(() => HeldFolder.Hold(folder.Path));
            Assert.Contains("another program", problem.Message, StringComparison.Ordinal);
        }

        HeldFolder.Hold(folder.Path).Dispose();
    }

    [Theory]
    [SupportedOSPlatform("linux")]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void A_folder_that_others_may_write_to_is_refused(UnixFileMode more)
    {
        using var folder = new Emptied();
        File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | more);
        var problem = Assert.Throws<EdgeException>(() => HeldFolder.Hold(folder.Path));
        Assert.Contains("chmod 700", problem.Message, StringComparison.Ordinal);
    }

    private sealed class Emptied : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("lightcone-held-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
