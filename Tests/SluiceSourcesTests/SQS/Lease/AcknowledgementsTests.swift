import Testing

@testable import SluiceSources

@Suite struct AcknowledgementsTests {
  @Test func tenGoAtOnce() {
    var answers = Acknowledgements<Int>()
    for entry in 0..<23 { answers.add(entry, at: .zero) }
    #expect(answers.takeDue(at: .zero) == Array(0..<10))
    #expect(answers.takeDue(at: .zero) == Array(10..<20))
    #expect(answers.takeDue(at: .zero) == nil)
    #expect(answers.count == 3)
  }

  @Test func fewerGoAfter200Milliseconds() {
    var answers = Acknowledgements<Int>()
    answers.add(1, at: .seconds(5))
    answers.add(2, at: .milliseconds(5_100))
    #expect(answers.takeDue(at: .milliseconds(5_199)) == nil)
    #expect(answers.takeDue(at: .milliseconds(5_200)) == [1, 2])
    #expect(answers.isEmpty)
  }

  @Test func atTheEndNothingWaits() {
    var answers = Acknowledgements<Int>()
    answers.add(1, at: .zero)
    answers.close()
    #expect(answers.takeDue(at: .zero) == [1])
    #expect(answers.takeDue(at: .zero) == nil)
  }
}
