import Testing

@testable import SluiceCLI

struct SpreadTests {
  @Test func theMedianIsTheMiddleOne() {
    #expect(Spread([5, 1, 3]) == Spread([1, 3, 5]))
    let spread = Spread([5, 1, 3])
    #expect(spread.median == 3 && spread.least == 1 && spread.most == 5)
  }

  @Test func ofAnEvenNumberItIsTheMeanOfTheTwoInTheMiddle() { #expect(Spread([4, 1, 2, 10]).median == 3) }

  @Test func ofNothingAllIsZero() { #expect(Spread([]).median == 0) }
}
