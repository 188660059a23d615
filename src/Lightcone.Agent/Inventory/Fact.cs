using System.Text.Json.Serialization;

namespace Lightcone.Agent.Inventory;

/// <summary>One thing that the host says, or why it does not say it. Never a stand-in value.</summary>
/// <remarks>For numbers <typeparamref name="T"/> is nullable, so that an absent one is null and not 0.</remarks>
internal sealed record Fact<T>
{
    private Fact(T? value, Absence? unavailable, string? because) =>
        (Value, Unavailable, Because) = (value, unavailable, because);

    /// <summary>As the host says it; null if not known.</summary>
    public T? Value { get; }

    public Absence? Unavailable { get; }

    /// <summary>One sentence for people; null if the value is known.</summary>
    public string? Because { get; }

    [JsonIgnore]
    public bool IsKnown => Unavailable is null;

    public static Fact<T> Of(T value) => new(value, null, null);

    public static Fact<T> None(Absence unavailable, string because) => new(default, unavailable, because);

    /// <summary>The same absence, of another kind of fact.</summary>
    public Fact<U> Absent<U>() => Unavailable is { } unavailable
        ? Fact<U>.None(unavailable, Because!)
        : throw new InvalidOperationException("The fact is known.");

    /// <summary>A known value in another form; an absent one stays absent, for the same reason.</summary>
    public Fact<U> Select<U>(Func<T, U> form) => IsKnown ? Fact<U>.Of(form(Value!)) : Absent<U>();

    /// <summary>A known value in another form, if it has one.</summary>
    public Fact<U> Then<U>(Func<T, Fact<U>> form) => IsKnown ? form(Value!) : Absent<U>();
}
