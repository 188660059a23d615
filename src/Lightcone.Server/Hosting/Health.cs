using System.Reflection;
using Lightcone.Server.Access;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Hosting;

/// <summary>What machines ask of a server's state.</summary>
internal static class Health
{
    /// <summary>Ready: the store answers, so that messages can be taken in.</summary>
    public static async Task<IResult> ReadyAsync(IRecordStore records, CancellationToken cancel)
    {
        try
        {
            await records.ReadAuditAsync(1, 1, cancel);
            return Results.Text("ready\n");
        }
        catch (StoreException problem)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "store", problem.Message);
        }
    }

    public static IResult Version() => Results.Json(new
    {
        version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion,
        algorithm = Verification.Verifier.Algorithm,
    });
}
