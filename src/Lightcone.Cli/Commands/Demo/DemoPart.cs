using Lightcone.Cli.Drawing;

namespace Lightcone.Cli.Commands.Demo;

/// <summary>One part of the demo's story.</summary>
/// <param name="File">The map's file name.</param>
/// <param name="Heading">What happens, in a few words.</param>
/// <param name="Words">What happens, and what it shows.</param>
/// <param name="Scene">The located key.</param>
internal sealed record DemoPart(string File, string Heading, string Words, Scene Scene);
