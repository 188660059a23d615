using System.Text;
using Lightcone.Cli.Input;

namespace Lightcone.Cli.Output;

/// <summary>Writes a file whole or not at all: to a name of its own beside it, then renamed over it.</summary>
internal static class WholeFile
{
    /// <inheritdoc cref="Write(string, byte[])"/>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <exception cref="InputProblem">The folder is missing, or may not be written.</exception>
    public static void Write(string path, byte[] content)
    {
        if (path.Length == 0) throw new UsageProblem("the name of a file to write is empty; give one");
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full)) throw new InputProblem($"{path}: is a folder; give the name of a file");
        if (folder is null || !Directory.Exists(folder))
            throw new InputProblem($"{path}: its folder is not there; make it first");
        // Not of the file's own name, which may be as long as names can be.
        var beside = Path.Combine(folder, $".lightcone-{Environment.ProcessId}.part");
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, full, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputProblem($"{path}: may not be written; check the folder's permissions or choose another");
        }
        catch (IOException problem)
        {
            var why = problem.Message.Replace(beside, path, StringComparison.Ordinal).TrimEnd('.');
            throw new InputProblem($"{path}: cannot be written ({why}); choose another place");
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
