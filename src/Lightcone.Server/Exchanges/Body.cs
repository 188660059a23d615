namespace Lightcone.Server.Exchanges;

/// <summary>Reads the body of a request, never more than it may have.</summary>
internal static class Body
{
    /// <returns>Null where it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most) return null;
        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
