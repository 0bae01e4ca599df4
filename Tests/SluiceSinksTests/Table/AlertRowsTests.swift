import SluiceCore
import Testing

@testable import SluiceSinks

/// Tables of alerts as they stand on a terminal.
@Suite struct AlertRowsTests {
  private static let records = [
    record("03:05", role: "Admin", session: "ada@example.com", address: "198.51.100.7"),
    record("04:05", role: #"\u001b[31mred"#, session: #"\u202eevil"#, address: #"10.0.0.2\r\n2026-01-01 low fake"#),
    record("05:05", role: "倉庫管理者ロールの名前", session: "s", address: "2001:db8:85a3:8d3:1319:8a2e:370:7348"),
    #"""
    {"eventTime":"2026-03-14T13:06:05Z","eventName":"AttachUserPolicy","eventSource":"iam.amazonaws.com","recipientAccountId":"123456789012","awsRegion":"us-east-1","userIdentity":{"type":"IAMUser","userName":"ops","arn":"arn:aws:iam::123456789012:user/ops"},"requestParameters":{"userName":"backup","policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"},"sourceIPAddress":"192.0.2.44"}
    """#,
    #"{"eventName":"PurgeQueue","userIdentity":{"type":"AWSService","invokedBy":"backup.amazonaws.com"}}"#,
    #"{"userIdentity":{"type":"Root","arn":"arn:aws:iam::123456789012:root"}}"#,
  ]

  private static func record(_ time: String, role: String, session: String, address: String) -> String {
    #"{"eventTime":"2026-03-14T13:\#(time)Z","eventName":"PurgeQueue","eventSource":"sqs.amazonaws.com","#
      + #""recipientAccountId":"123456789012","awsRegion":"eu-west-1","userIdentity":{"type":"AssumedRole","#
      + #""arn":"arn:aws:sts::123456789012:assumed-role/\#(role)/\#(session)","#
      + #""sessionContext":{"sessionIssuer":{"userName":"\#(role)"}}},"sourceIPAddress":"\#(address)"}"#
  }

  private func written(_ format: String, _ style: TerminalStyle, isTerminal: Bool = true) throws -> String {
    let fixture = SinkFixture("{ stdout: { format: \(format) } }", detects: true)
    #expect(fixture.problems == [])
    let plan = try #require(fixture.plan as? StdoutSinkPlan)
    let rows = try #require(plan.rows)
    let batch = fixture.batch(Self.records.map { (nil, $0) })
    batch.matches = Self.records.indices.map { RuleMatch(record: $0, detector: 0, rule: $0 == 3 ? 1 : 0) }
    var renderer = StdoutSinkRenderer(
      stream: DocumentStream(plan.stream, fixture.projection), rows: RowWriter(rows, style, isTerminal: isTerminal),
      isTerminal: isTerminal)
    let chunk = try #require(try renderer.render(batch))
    #expect(chunk.pieces.map(\.documents) == [Self.records.count])
    return String(decoding: rows.header(style) + chunk.bytes, as: UTF8.self)
  }

  @Test func tableOf80Columns() throws {
    let table = try written("table", TerminalStyle(width: 80))
    #expect(
      table == """
        time (UTC)      sev   rule                       actor           from
        03-14 13:03:05  med   Queue Purged               ada@example.c…  198.51.100.7
        03-14 13:04:05  med   Queue Purged               \\u{1b}[31mred…  10.0.0.2⏎2026-…
        03-14 13:05:05  med   Queue Purged               倉庫管理者ロ…   2001:db8:85a3:…
        03-14 13:06:05  crit  Administrator Policy Att…  ops             192.0.2.44
                        med   Queue Purged               backup.amazon…
                        med   Queue Purged               root

        """)
  }

  @Test func tableOf160Columns() throws {
    let table = try written("table", TerminalStyle(width: 160))
    #expect(
      table == """
        time (UTC)           severity  rule                                   actor                what                              from                   account
        2026-03-14 13:03:05  medium    Queue Purged                           ada@example.com (A…  sqs:PurgeQueue                    198.51.100.7           123456789012
        2026-03-14 13:04:05  medium    Queue Purged                           \\u{1b}[31mred/…      sqs:PurgeQueue                    10.0.0.2⏎2026-01-01 …  123456789012
        2026-03-14 13:05:05  medium    Queue Purged                           倉庫管理者ロールの…  sqs:PurgeQueue                    2001:db8:85a3:8d3:13…  123456789012
        2026-03-14 13:06:05  critical  Administrator Policy Attached to a U…  ops                  iam:AttachUserPolicy → policy/A…  192.0.2.44             123456789012
                             medium    Queue Purged                           backup.amazonaws.c…  PurgeQueue
                             medium    Queue Purged                           root

        """)
  }

  @Test func everyLineFitsEveryWidth() throws {
    let text = TerminalText(isUnicode: true)
    for width in 20...200 {
      let lines = try written("table", TerminalStyle(width: width)).split(separator: "\n")
      #expect(lines.count == Self.records.count + 1)
      #expect(lines.allSatisfy { text.columns(String($0)) <= width && !$0.hasSuffix(" ") }, "\(width)")
    }
  }

  @Test func colorsSurroundTheSeverity() throws {
    let lines = try written("table", TerminalStyle(width: 80, hasColor: true)).split(separator: "\n")
    #expect(lines[0].hasPrefix("\u{1B}[1mtime (UTC)") && lines[0].hasSuffix("from\u{1B}[0m"))
    #expect(lines[1].contains("  \u{1B}[33mmed\u{1B}[0m   Queue"))
    #expect(lines[4].contains("  \u{1B}[1;31mcrit\u{1B}[0m  Admin"))
    // Nothing else begins a sequence.
    #expect(lines[2].count { $0 == "\u{1B}" } == 2)
  }

  @Test func withoutUTF8TheTableIsASCII() throws {
    let table = try written("table", TerminalStyle(width: 160, isUnicode: false))
    #expect(table.utf8.allSatisfy { $0 < 0x80 })
    #expect(table.contains("iam:AttachUserPolicy -> ") && table.contains("10.0.0.2\\n2026-"))
  }

  @Test func valuesAreSeparatedByCommas() throws {
    let rows = try written("csv", TerminalStyle(width: 80), isTerminal: false).split(separator: "\r\n")
    // One of the line breaks stands in quotes.
    #expect(rows.count == Self.records.count + 2)
    #expect(
      rows[0]
        == "time,severity,risk_score,rule,rule_id,actor,action,provider,target,source,country,as_number,"
        + "as_organization,account,region,event_id")
    #expect(
      rows[1]
        == "2026-03-14T13:03:05.000Z,medium,47,Queue Purged,r-0,ada@example.com (Admin),PurgeQueue,"
        + "sqs.amazonaws.com,,198.51.100.7,,,,123456789012,eu-west-1,")
    #expect(rows[2].contains(#",\u{1b}[31mred/\u{202e}evil,"#) && rows[2].hasSuffix(",\"10.0.0.2"))
    #expect(rows[5].contains(",critical,99,Administrator Policy Attached to a User,r-1,ops,AttachUserPolicy,"))
    #expect(rows[6].hasPrefix(",medium,47,Queue Purged,r-0,backup.amazonaws.com,PurgeQueue,,"))
  }
}
