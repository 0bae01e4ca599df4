import Foundation
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

/// The parts of `user_agent` in the pairs of records and documents that Elastic's integration made.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct ElasticPairTests {
  /// The pairs were made with expressions as old as those of Debian's uap-core, so these are used, where they are
  /// installed. Newer ones also see macOS in the agents of aws-cli.
  private static let debian = UserAgentRules.usualPlaces.first { FileManager.default.fileExists(atPath: $0) }

  @Test(.enabled(if: debian != nil, "uap-core is not installed"))
  func everyPartEqualsElastics() throws {
    let (rules, file) = try UserAgentRules.load(nil)
    let parser = UserAgentParser(UserAgentPatterns(rules, file: file))
    let folder = try #require(Corpus.file("ecs"))
    var count = 0
    var pairs = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".json")
    {
      let pair = try JSONSerialization.jsonObject(with: try Data(contentsOf: folder.appendingPathComponent(name)))
      pairs += 1
      guard let document = (pair as? [String: Any])?["expected"] as? [String: Any],
        let expected = document["user_agent"] as? [String: Any], let original = expected["original"] as? String
      else { continue }
      count += 1
      let (device, os) = (expected["device"] as? [String: Any], expected["os"] as? [String: Any])
      let wanted = [
        expected["name"], expected["version"], device?["name"], os?["name"], os?["version"], os?["full"],
      ].map { $0 as? String }
      #expect(parser.parts(of: original) == wanted, "\(name)")
    }
    print("\(pairs) pairs, \(count) with a user agent")
    #expect(count > 40)
  }
}
