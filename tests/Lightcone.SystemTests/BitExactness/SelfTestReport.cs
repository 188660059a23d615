namespace Lightcone.SystemTests.BitExactness;

/// <summary>What <c>lightcone selftest --json</c> said in one environment.</summary>
/// <param name="ExitCode">0 if all golden hashes were the committed ones.</param>
/// <param name="Golden">The hashes of the golden runs, by name.</param>
/// <param name="Platform">The hashes of the platform's own functions, by name.</param>
/// <param name="HasAvx2">Whether the runtime was willing to use AVX2.</param>
internal sealed record SelfTestReport(
    int ExitCode,
    IReadOnlyDictionary<string, string> Golden,
    IReadOnlyDictionary<string, string> Platform,
    bool HasAvx2);
