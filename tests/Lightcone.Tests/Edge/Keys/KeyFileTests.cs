using System.Runtime.Versioning;
using System.Security.Cryptography;
using Lightcone.Edge;
using Lightcone.Edge.Keys;

namespace Lightcone.Tests.Edge.Keys;

[SupportedOSPlatform("linux")]
public sealed class KeyFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_key_is_made_once_for_its_owner_alone_and_read_again()
    {
        using var made = KeyFile.LoadOrCreate(In("key"));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(In("key")));
        using var read = KeyFile.LoadOrCreate(In("key"));
        Assert.Equal(made.Public.Id, read.Public.Id);
        Assert.True(made.Public.Verifies("x"u8, read.Sign("x"u8)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_that_others_may_touch_is_refused_with_the_remedy(UnixFileMode more)
    {
        KeyFile.LoadOrCreate(In("key")).Dispose();
        File.SetUnixFileMode(In("key"), OwnerOnly | more);
        var problem = Assert.Throws<EdgeException>(() => KeyFile.Load(In("key")));
        Assert.Contains("chmod 600", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_private_key_on_P_256_is_refused_in_one_line()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var text in new[]
        {
            "", "junk", other.ExportPkcs8PrivateKeyPem(), own.ExportSubjectPublicKeyInfoPem(), new string('x', 5000),
            own.ExportPkcs8PrivateKeyPem()[..80],
        })
        {
            File.WriteAllText(In("key"), text);
            File.SetUnixFileMode(In("key"), OwnerOnly);
            var problem = Assert.Throws<EdgeException>(() => KeyFile.Load(In("key")));
            Assert.DoesNotContain('\n', problem.Message);
        }
    }

    [Fact]
    public void A_pipe_in_the_place_of_a_key_is_refused_and_not_waited_for()
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", ["-m", "600", In("pipe")]);
        made.WaitForExit();
        Assert.Throws<EdgeException>(() => KeyFile.Load(In("pipe")));
        Assert.Throws<EdgeException>(() => KeyFile.LoadPublic(In("pipe")));
        File.CreateSymbolicLink(In("link"), In("pipe"));
        Assert.Throws<EdgeException>(() => KeyFile.LoadPublic(In("link")));
    }

    [Fact]
    public void A_public_key_comes_back_as_it_was_saved_and_a_private_one_is_none()
    {
        using var key = KeyFile.LoadOrCreate(In("key"));
        KeyFile.SavePublic(In("pub"), key.Public);
        Assert.Equal(key.Public.Id, KeyFile.LoadPublic(In("pub")).Id);
        foreach (var text in new[] { "", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "x" })
        {
            File.WriteAllText(In("pub"), text);
            Assert.Throws<EdgeException>(() => KeyFile.LoadPublic(In("pub")));
        }

        Assert.Throws<EdgeException>(() => KeyFile.LoadPublic(In("key")));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
