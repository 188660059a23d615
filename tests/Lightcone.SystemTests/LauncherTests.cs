using System.Diagnostics;
using System.Runtime.Versioning;

namespace Lightcone.SystemTests;

/// <summary>The launcher in a folder of its own, with a program and a <c>dotnet</c> that are small scripts.</summary>
[SupportedOSPlatform("linux")]
public sealed class LauncherTests : IDisposable
{
    private const string Program = "artifacts/bin/Lightcone.Cli/release/Lightcone.Cli";
    private readonly string _root = Directory.CreateTempSubdirectory("lightcone-launcher-").FullName;

    public LauncherTests()
    {
        File.Copy(Path.Combine(Repository.Root, "lightcone"), Path.Combine(_root, "lightcone"));
        Write("src/Source.cs", "");
        Write("Directory.Build.props", "");
        Write("global.json", "");
        Write("BannedSymbols.txt", "");
        Write(".editorconfig", "");
        // The build takes a moment, writes the program, and leaves a trace.
        Script("path/dotnet", $$"""
            echo built >>'{{_root}}/builds'
            sleep 0.2
            mkdir -p '{{_root}}/{{Path.GetDirectoryName(Program)}}'
            printf '#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done\nexit 4\n' >'{{_root}}/{{Program}}'
            chmod +x '{{_root}}/{{Program}}'
            """);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Arguments_with_spaces_and_the_exit_code_pass_through()
    {
        var (code, output, _) = await Run("locate", "two words", "", "*");
        Assert.Equal(4, code);
        Assert.Equal("[locate]\n[two words]\n[]\n[*]\n", output);
    }

    [Fact]
    public async Task It_builds_only_when_a_source_is_newer()
    {
        var (_, _, firstNote) = await Run();
        var (_, _, secondNote) = await Run();
        Assert.Equal("lightcone: building ...\n", firstNote);
        Assert.Equal("", secondNote);
        Assert.Equal(1, Builds());

        await Task.Delay(20, TestContext.Current.CancellationToken);
        Write("src/Room/New.cs", "");
        await Run();
        Assert.Equal(2, Builds());
    }

    [Fact]
    public async Task A_deleted_source_is_a_change()
    {
        await Run();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(_root, "src/Source.cs"));
        await Run();
        Assert.Equal(2, Builds());
    }

    [Fact]
    public async Task Several_starts_at_once_build_once()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Run($"{i}")));
        Assert.All(starts, start => Assert.Equal(4, start.Code));
        Assert.Equal(1, Builds());
    }

    [Fact]
    public async Task A_failed_build_runs_nothing_and_is_tried_again()
    {
        Script("path/dotnet", $"echo built >>'{_root}/builds'; echo 'error CS1002'; exit 1");
        var (code, output, note) = await Run();
        Assert.Equal(1, code);
        Assert.Equal("", output);
        Assert.Contains("error CS1002", note, StringComparison.Ordinal);
        await Run();
        Assert.Equal(2, Builds());
    }

    [Fact]
    public async Task Range_links_the_native_programs_once_and_other_commands_do_not()
    {
        await Run("locate");
        Assert.Equal(1, Builds());
        var (_, _, note) = await Run("range");
        Assert.Contains("linking the agent and the probe", note, StringComparison.Ordinal);
        Assert.Equal(3, Builds()); // one for each program
        await Run("range");
        Assert.Equal(3, Builds());
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Write("src/Source.cs", "// changed");
        await Run("range");
        Assert.Equal(6, Builds());
    }

    [Fact]
    public async Task It_is_found_through_a_link_and_from_any_folder()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "path/link"), Path.Combine(_root, "lightcone"));
        var (code, output, _) = await RunAs("path/link", "x");
        Assert.Equal(4, code);
        Assert.Equal("[x]\n", output);
    }

    private int Builds() => File.ReadAllLines(Path.Combine(_root, "builds")).Length;

    private Task<(int Code, string Output, string Note)> Run(params string[] arguments) =>
        RunAs("lightcone", arguments);

    private async Task<(int Code, string Output, string Note)> RunAs(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(_root, name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["PATH"] = Path.Combine(_root, "path") + ":" + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var note = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await note);
    }

    private void Script(string path, string text)
    {
        Write(path, "#!/bin/sh\n" + text + "\n");
        File.SetUnixFileMode(Path.Combine(_root, path),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Write(string path, string text)
    {
        var whole = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllText(whole, text);
    }
}
