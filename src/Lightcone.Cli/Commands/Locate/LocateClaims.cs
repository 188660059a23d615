using System.CommandLine;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>The options that say what is claimed, and how a located host is shown.</summary>
internal sealed class LocateClaims
{
    private readonly Option<string[]> _claim = Repeated("--claim", "Is within KM of a point", "LAT,LON,KM");
    private readonly Option<string[]> _countries =
        Repeated("--claim-countries", "Is on the land of these countries", "CC,..");

    private readonly Option<string[]> _outside =
        Repeated("--claim-outside", "Is not on the land of these countries", "CC,..");

    private readonly Option<int> _faults = SharedOptions.Faults();
    private readonly Option<string?> _map =
        SharedOptions.Of<string?>("--map", "Also draw a map (.svg) or a page with it (.html)", "FILE");

    public void AddTo(Command command)
    {
        command.Add(_claim);
        command.Add(_countries);
        command.Add(_outside);
        command.Add(_faults);
        command.Add(_map);
    }

    /// <summary>What was claimed; of no set, no receipts and no target yet.</summary>
    public LocateRequest Read(ParseResult parsed) => new()
    {
        Set = null,
        Receipts = null,
        Verifier = null,
        Target = null,
        Claims = parsed.GetValue(_claim) ?? [],
        ClaimCountries = parsed.GetValue(_countries) ?? [],
        ClaimOutside = parsed.GetValue(_outside) ?? [],
        Faults = parsed.GetValue(_faults),
        Map = LocatePicture.Checked(parsed.GetValue(_map)),
        Json = false,
    };

    private static Option<string[]> Repeated(string name, string description, string value) => new(name)
    {
        Description = description + "; may be repeated",
        HelpName = value,
        AllowMultipleArgumentsPerToken = false,
    };
}
