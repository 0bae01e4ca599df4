extension CollectorTemplate {
  /// The pipeline file with the same meaning: the same queue, read as the same role, with the same tables.
  ///
  /// - Parameter file: what the template is called, for the comment on top.
  func pipeline(file: String) -> String {
    var lines = ["# Made by `sluice import-collector` from \(Self.oneLine(file))."]
    for note in notes { lines.append("# - \(Self.oneLine(note))") }
    lines += ["", "source:", "  sqs:", "    queue_url: \(Self.quoted(queueURL))"]
    if let region { lines.append("    region: \(Self.quoted(region))") }
    lines += credentialLines
    if let visibilityTimeout { lines.append("    visibility_timeout: \(visibilityTimeout)s") }
    if let waitTime { lines.append("    wait_time: \(waitTime)s") }
    let include = services.contains { $0.include.isEmpty } ? [] : services.flatMap(\.include)
    if !include.isEmpty { lines.append("    include: [\(include.map(Self.quoted).joined(separator: ", "))]") }
    // Insights have a table among the others.
    lines.append("    insights: true")
    if let id { lines.append("    collector_id: \(Self.quoted(id))") }
    lines += [
      "", "stages:", "  - decompress:", "  - parse: { format: cloudtrail }",
      #"  - route: { tag: "cloud.aws.cloudtrail.{service}" }"#,
      "# - detect: { rules: [rules/] }    # alerts, with a sink for them below",
      "", "sinks:", #"  - file: { from: events, path: "out/{tag}/{date}.jsonl.gz" }"#,
      #"  - file: { from: dead_letters, path: "out/dead-letters.jsonl" }"#,
      "# - stdout: { from: alerts }",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var credentialLines: [String] {
    var lines: [String] = []
    if let key = credentials.accessKeyID {
      lines.append("      access_key_id: \(Self.quoted(key))")
      // A secret has no place in a pipeline file.
      lines.append(#"      secret_access_key: "${AWS_SECRET_ACCESS_KEY}""#)
    }
    if let role = credentials.role { lines.append("      assume_role: \(Self.quoted(role))") }
    if let id = credentials.externalID { lines.append("      external_id: \(Self.quoted(id))") }
    return lines.isEmpty ? [] : ["    credentials:"] + lines
  }

  /// In double quotes, for YAML, and without variables.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted.replacing("${", with: "$${") + "\""
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 0x20 } ? " " : $0 })
  }
}
