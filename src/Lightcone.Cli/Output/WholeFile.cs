using System.Text;
using Lightcone.Cli.Input;

namespace Lightcone.Cli.Output;

/// <summary>Writes a file whole or not at all: to a name of its own beside it, then renamed over it.</summary>
internal static class WholeFile
{
    /// <exception cref="InputProblem">The folder is missing, or may not be written.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full)) throw new InputProblem($"{path}: is a folder; give the name of a file");
        if (folder is null || !Directory.Exists(folder))
            throw new InputProblem($"{path}: its folder is not there; make it first");
        var beside = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputProblem($"{path}: cannot be written ({problem.Message.TrimEnd('.')}); choose another place");
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
