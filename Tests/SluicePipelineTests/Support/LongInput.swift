import Foundation
import SluiceTestSupport

/// Objects with enough records that a run takes a while, and rules of every kind with state that they fire.
enum LongInput {
  /// - Parameters:
  ///   - objects: how many.
  ///   - records: in each.
  ///   - first: the first one that is written; those before it are there already.
  static func write(to folder: TemporaryFolder, objects: Int, records: Int, from first: Int = 0, seed: UInt64 = 1)
    throws
  {
    var random = SeededGenerator(seed: seed)
    var second = 0
    for object in 0..<objects {
      var texts: [String] = []
      for number in 0..<records {
        second += random.below(3)
        let jitter = random.below(240) - 120
        let id = "\(object)-\(number)"
        // Some come twice, in the next object too.
        let name = names[random.below(names.count)]
        texts.append(
          Record.call(
            name, of: services[random.below(services.count)], id: id, at: time(max(0, second + jitter)),
            user: "user-\(random.below(12))"))
        if random.below(20) == 0, let again = texts.randomElement(using: &random) { texts.append(again) }
      }
      if object < first { continue }
      if object % 7 == 3 { texts[texts.count / 2] += " fallacy" }
      let stamp = time(second).replacingOccurrences(of: "[-:]", with: "", options: .regularExpression).prefix(13)
      let number = String(format: "%04d", object)
      try folder.write(
        "input/111122223333_CloudTrail_us-east-1_\(stamp)Z_\(number).json", Record.object(texts))
    }
  }

  static let names = ["PurgeQueue", "CreateQueue", "DeleteQueue", "ListQueues", "GetQueueUrl", "AddPermission"]
  static let services = ["sqs", "s3", "iam"]

  static func writeRules(to folder: TemporaryFolder) throws {
    try folder.write(
      "rules/threshold.toml",
      rule(
        "threshold", "threshold", "kuery", "event.action: (PurgeQueue or DeleteQueue)",
        "from = \"now-9m\"\n[rule.threshold]\nfield = [\"user.name\"]\nvalue = 8"))
    try folder.write(
      "rules/terms.toml",
      rule(
        "terms", "new_terms", "kuery", "event.action: *",
        "[rule.new_terms]\nfield = \"new_terms_fields\"\nvalue = [\"user.name\", \"event.provider\", \"event.action\"]\n"
          + "[[rule.new_terms.history_window_start]]\nfield = \"history_window_start\"\nvalue = \"now-20m\""))
    try folder.write(
      "rules/sequence.toml",
      rule(
        "sequence", "eql", "eql",
        "sequence by user.name with maxspan=2m [any where event.action == \"CreateQueue\"] "
          + "[any where event.action == \"AddPermission\"] ![any where event.action == \"DeleteQueue\"]"))
    try folder.write(
      "rules/query.toml", rule("query", "query", "kuery", "event.action: AddPermission and user.name: user-3"))
    try folder.write(
      "rules/counts.toml",
      rule(
        "counts", "esql", "esql",
        "from logs-aws.cloudtrail-* | where event.action == \"PurgeQueue\" | stats n = count(*) by user.name | where n >= 5",
        "interval = \"5m\"\nfrom = \"now-10m\""))
    try folder.write(
      "rules/base.yml",
      """
      title: Purge
      id: purge
      logsource: { product: aws, service: cloudtrail }
      detection: { s: { eventName: PurgeQueue }, condition: s }
      """)
    try folder.write(
      "rules/many.yml",
      """
      title: Few
      id: few
      correlation:
        type: event_count
        rules: [purge]
        group-by: [userIdentity.userName]
        timespan: 5m
        condition: { lt: 4 }
      """)
  }

  static func rule(_ id: String, _ type: String, _ language: String, _ query: String, _ more: String = "") -> String {
    """
    [metadata]
    creation_date = "2026/01/01"
    maturity = "production"
    [rule]
    author = ["Us"]
    description = "For tests."
    language = "\(language)"
    license = "MIT"
    name = "Rule \(id)"
    risk_score = 47
    rule_id = "\(id)"
    severity = "medium"
    type = "\(type)"
    query = '''
    \(query)
    '''
    \(more)
    """
  }

  static func time(_ second: Int) -> String {
    let hour = second / 3_600 % 24
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "2026-03-\(two(10 + second / 86_400))T\(two(hour)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }
}
