namespace Lightcone.SystemTests.Storage;

public enum StoreKind
{
    Sqlite,
    Postgres,
}
