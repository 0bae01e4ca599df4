import Foundation
import SluiceRules
import SluiceTestSupport
import TOMLKit
import Testing

/// Expressions taken from the tests of Elasticsearch and of the eql package.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct EQLVectorTests {
  /// These hold in the eql package and not in Elasticsearch.
  private static let legacyStrings: Set<String> = [
    // A function without `~` sees case.
    "endsWith('FooBarBaz', 'baz') true", "startsWith('FooBar', 'FOO') true", "startsWith('FooBar', 'foo') true",
    #"wildcard("FOO", "f*o*o*") true"#,
    // What is not found is the empty string.
    #"between("welcome to the planet", "welcome", "village") null"#,
    #"between("welcome to the planet", "goodbye", "planet") null"#,
    #"between("welcome to the planet", "welcome", "x", false) null"#,
    #"between("welcome to the planet", "welcome", "x", true) null"#,
    #"between("welcome to the planet", "", "x", true) null"#,
    // Without a start the whole text is taken.
    "substring('hello world', null, 5) hello",
  ]

  private static let legacyFolding: Set<String> = [
    // `==` and `in` without `~` see case, and so does the order of texts.
    #""Foo" == "foo" true"#, #""Foo" != "foo" false"#, #""Foo" < "foo" false"#, #""Foo" >= "foo" true"#,
    #""foo" <= "Foo" true"#, #""foo" > "Foo" false"#, "'foo' in ('Foo', 'Bar', 'Baz') true",
    // There are no methods.
    #"(100 * 10) - ("hello":length()) 995"#, #"concat((100 * 10) - ("hello":length()) == 995, "...") true..."#,
  ]

  @Test func stringFunctionsHaveElasticsearchsValues() throws {
    #expect(try check("vectors/eql-python/test_string_functions.toml", besides: Self.legacyStrings) == (92, 10))
  }

  @Test func constantsFoldToElasticsearchsValues() throws {
    #expect(try check("vectors/eql-python/test_folding.toml", besides: Self.legacyFolding) == (97, 9))
  }

  /// - Returns: how many expressions were compared, and how many left out.
  private func check(_ path: String, besides excluded: Set<String>) throws -> (Int, Int) {
    let text = try String(contentsOf: try #require(Corpus.file(path)), encoding: .utf8)
    var counts = (0, 0)
    for (_, group) in try TOMLTable(string: text) {
      for test in group.table?["fold"]?.table?["tests"]?.array ?? TOMLArray() {
        let expression = try #require(test.table?["expression"]?.string)
        let expected = Self.scalar(test.table?["expected"])
        if excluded.contains("\(expression) \(expected.text ?? "null")") {
          counts.1 += 1
          continue
        }
        let node = try parseEQLCondition(expression)
        #expect(node.computation.expression == .literal(expected), "\(expression)")
        counts.0 += 1
      }
    }
    return counts
  }

  private static func scalar(_ value: (any TOMLValueConvertible)?) -> Scalar {
    if let value = value?.bool { return .boolean(value) }
    if let value = value?.int { return .integer(Int64(value)) }
    if let value = value?.double { return .double(value) }
    return value?.string.map { .string($0) } ?? .null
  }
}
