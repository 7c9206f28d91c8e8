using MapService.History.Places;

namespace MapService.History.Tests.Places;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("petrograd", "petrograd", 0)]
    [InlineData("petrograd", "petogrd", 2)]
    [InlineData("petrograd", "petrogard", 1)]
    [InlineData("neva", "narva", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Insertions_deletions_replacements_and_swaps_count(string one, string other, int errors) =>
        Assert.Equal(errors, EditDistance.Between(one, other, 9));

    [Fact]
    public void More_errors_than_asked_for_are_not_counted_on() => Assert.Equal(2, EditDistance.Between("petrograd", "kronstadt", 1));

    [Fact]
    public void Both_ways_are_as_far() => Prop.ForAll<string, string>((one, other) =>
        EditDistance.Between(one ?? "", other ?? "", 5) == EditDistance.Between(other ?? "", one ?? "", 5)).QuickCheckThrowOnFailure();
}
