using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.BitExactness;

/// <summary>A real process computes the committed bits whatever CPU, C library and compiler may do.</summary>
public sealed class BitExactnessTests
{
    private const string WithoutFma = "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2";
    private readonly ITestOutputHelper _output;

    public BitExactnessTests(ITestOutputHelper output) => _output = output;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    [InlineData(WithoutFma)]
    [InlineData("DOTNET_TieredCompilation=0")]
    [InlineData("DOTNET_TieredPGO=0")]
    [InlineData("DOTNET_ReadyToRun=0")]
    public async Task Golden_hashes_are_the_committed_ones_in_every_environment(string setting)
    {
        var report = await SelfTestProcess.RunAsync(setting, Cancellation);
        Assert.NotEmpty(report.Golden);
        Assert.Equal(0, report.ExitCode);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2")]
    public async Task A_verdict_of_another_machine_is_made_again_bit_for_bit(string name, string value)
    {
        var text = File.ReadLines(Path.Combine(Repository.Root, "vectors", "verification", "bundle.txt"));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file,
                Convert.FromHexString(string.Concat(text.Where(line => line[0] != '#'))), Cancellation);
            var run = await CliProcess.RunAsync((name, value), ["verify", file, "--json"]);
            Assert.Equal("", run.Errors); // what it concludes hangs on today's date: it expires
            Assert.Equal("Proven", run.Json().GetProperty("claims")[0].GetProperty("kind").GetString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_runtime_setting_takes_AVX2_away()
    {
        if (!Avx2.IsSupported) Assert.Skip("This CPU has no AVX2 to take away.");
        Assert.True((await SelfTestProcess.RunAsync("", Cancellation)).HasAvx2);
        Assert.False((await SelfTestProcess.RunAsync("DOTNET_EnableAVX2=0", Cancellation)).HasAvx2);
    }

    /// <summary>The canary: were the tunable misspelt or ignored, equal golden hashes would show nothing.</summary>
    [Fact]
    public async Task Without_FMA_the_C_library_gives_other_bits_and_ours_stay()
    {
        if (!Fma.IsSupported || !IsGlibcOnX64())
            Assert.Skip("The canary needs an x64 CPU with FMA and glibc, whose functions change with it.");
        var usual = await SelfTestProcess.RunAsync("", Cancellation);
        var without = await SelfTestProcess.RunAsync(WithoutFma, Cancellation);
        foreach (var (name, hash) in usual.Platform)
            _output.WriteLine($"platform {name}: {hash[..16]} as it is, {without.Platform[name][..16]} without FMA");
        Assert.All(usual.Platform, p => Assert.NotEqual(p.Value, without.Platform[p.Key]));
        Assert.Equal(usual.Golden, without.Golden);
    }

    private static bool IsGlibcOnX64() =>
        OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
}
