namespace MapService.Tests.Shared;

/// <summary>Numbers that random input is made from; a failing property names the one to repeat.</summary>
public static class Seeds
{
    public static Arbitrary<int> Any { get; } = Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>Checks <paramref name="holds"/> for so many random inputs.</summary>
    public static void ForEach(int inputs, Action<Random> holds) => Prop.ForAll(Any, seed =>
    {
        holds(new Random(seed));
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(inputs));
}
