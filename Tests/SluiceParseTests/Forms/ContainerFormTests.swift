import SluiceCore
import SluiceParse
import Testing

/// Each way in which records are found. `parsed` runs every text over all splits.
@Suite struct ContainerFormTests {
  static let blanks = ["", " ", "\n", "\r\n  ", String(repeating: " ", count: 150)]

  @Test(arguments: blanks)
  func recordsObject(_ blank: String) async throws {
    let text =
      blank + "{" + blank + "\"Records\"" + blank + ":" + blank + "[" + blank + record(1) + blank + "," + blank
      + record(2, #""a":{"b":[1,{"b":2}]}"#) + blank + "]" + blank + "}" + blank
    let outcome = try await parsed(text)
    #expect(outcome.ids == ["1", "2"])
    #expect(outcome.records.map(\.index) == [0, 1])
    #expect(outcome.records[at: 0]?.offset == text.utf8.count - text.drop { $0 != "1" }.utf8.count - 12)
    #expect(outcome.records[at: 1]?.text == record(2, #""a":{"b":[1,{"b":2}]}"#))
    #expect(outcome.records[at: 1]?.cells[3] == #"object {"b":[1,{"b":2}]}"#)
    #expect(outcome.reasons == [] && outcome.failure == nil && outcome.notes == [:])
  }

  @Test func keysBeforeAndBehindTheList() async throws {
    let outcome = try await parsed(
      #"{"x":{"Records":[1]},"n":null,"Records":[\#(record(1)),\#(record(2))],"y":[{"eventID":"9"}],"z":"}"}"#)
    #expect(outcome.ids == ["1", "2"] && outcome.reasons == [] && outcome.failure == nil)
  }

  @Test func severalLists() async throws {
    let outcome = try await parsed(
      #"{"Records":[\#(record(1))],"k":1,"Events":[\#(record(2))]}{"Records":[\#(record(3))]}"#)
    #expect(outcome.ids == ["1", "2", "3"])
  }

  @Test func emptyLists() async throws {
    for text in [#"{"Records":[]}"#, #"{"Records": [ ] }"#, "[]", "[ ]\n", "[[],[]]"] {
      let outcome = try await parsed(text)
      #expect(outcome.found == 0 && outcome.failure == nil)
    }
  }

  @Test func arraysAlsoNested() async throws {
    #expect(try await parsed("[\(record(1)),\(record(2))]").ids == ["1", "2"])
    #expect(
      try await parsed("[[\(record(1))],[[\(record(2))],\(record(3))]]\n[\(record(4))]").ids == ["1", "2", "3", "4"])
    #expect(
      try await parsed(#"[{"Records":[\#(record(1))]},{"Records":[[\#(record(2))]]},\#(record(3))]"#).ids == [
        "1", "2", "3",
      ])
  }

  @Test(arguments: ["\n", "\r\n", " ", "", "\n\n"])
  func recordsOneAfterAnother(_ separator: String) async throws {
    let outcome = try await parsed((1...5).map { record($0) }.joined(separator: separator))
    #expect(outcome.ids == ["1", "2", "3", "4", "5"] && outcome.reasons == [])
  }

  @Test func prettyPrinted() async throws {
    let outcome = try await parsed(
      """
      {
        "Records" : [
          {
            "eventID" : "1",
            "userIdentity" : {
              "arn" : "x"
            }
          },
          {
            "eventID" : "2"
          }
        ]
      }

      """)
    #expect(outcome.ids == ["1", "2"] && outcome.records[at: 0]?.cells[5] == "string x")
  }

  @Test func oneObject() async throws {
    #expect(try await parsed(record(7)).ids == ["7"])
  }

  @Test func lookupEvents() async throws {
    let embedded = #"{\"eventID\":\"1\",\"eventName\":\"Get\\u00e9\",\"a\":{\"b\":\"\\\"\"}}"#
    let item = #"{"EventId":"x","Username":"u","CloudTrailEvent":"\#(embedded)"}"#
    for text in [#"{"Events":[\#(item),\#(item)]}"#, item + "\n" + item + "\n", "[\(item),\(item)]"] {
      let outcome = try await parsed(text)
      #expect(outcome.ids == ["1", "1"] && outcome.reasons == [])
      #expect(outcome.records[at: 0]?.text == #"{"eventID":"1","eventName":"Get\u00e9","a":{"b":"\""}}"#)
      #expect(outcome.records[at: 0]?.cells[1...2] == ["string Geté", "string \""])
    }
  }

  @Test func embeddedRecordsAreCheckedToo() async throws {
    func item(_ text: String) -> String { #"{"CloudTrailEvent":\#(text)}"# }
    let texts = [
      #""{\"eventID\":\"1\"}""#, #""{\"eventID\":1,}""#, #""{\"eventID\":\"1\"} x""#, #""{\"eventID\":\"1\"""#,
      #""no JSON""#, "5",
      #""{\"x\":1}""#, #""{\"eventID\":\"\\q\"}""#, #"" {\"eventID\":\"2\"} ""#,
    ]
    let outcome = try await parsed(texts.map(item).joined(separator: "\n"))
    #expect(outcome.ids == ["1", "2"])
    #expect(outcome.skipped == ["not_an_event": 3])
    #expect(outcome.rejects.map(\.index) == [1, 2, 3, 7])
    #expect(outcome.reasons.allSatisfy { $0.hasPrefix("in the record inside: ") })
    #expect(outcome.rejects[at: 0]?.text == item(texts[1]))
  }

  @Test func eventBridge() async throws {
    let event =
      #"{"version":"0","detail-type":"AWS API Call via CloudTrail","detail":{"eventID":"1","a":{"b":5}},"region":"r"}"#
    let other = #"{"detail-type":"EC2 Instance State-change","detail":{"state":"x"}}"#
    let none = #"{"detail-type":"x"}"#
    let outcome = try await parsed([event, other, event, none].joined(separator: "\n"))
    #expect(outcome.ids == ["1", "1"] && outcome.records[at: 0]?.text == #"{"eventID":"1","a":{"b":5}}"#)
    #expect(outcome.records[at: 0]?.cells[2] == "number 5")
    #expect(outcome.skipped == ["eventbridge_other": 2] && outcome.records.map(\.index) == [0, 2])
  }

  @Test func cloudWatchLogsSubscription() async throws {
    let outcome = try await parsed(
      #"""
      {"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"id":"1","timestamp":1,"message":"{\"eventID\":\"1\"}"},
      {"id":"2","timestamp":2,"message":"{\"eventID\":\"2\"}"},{"id":"3","message":"CWL CONTROL MESSAGE: checking"}]}
      """#)
    #expect(outcome.ids == ["1", "2"] && outcome.skipped == ["not_an_event": 1] && outcome.reasons == [])
  }

  @Test func insights() async throws {
    let insight =
      #"{"eventVersion":"1.07","eventTime":"2026-01-02T03:04:05Z","eventType":"AwsCloudTrailInsight","insightDetails":{}}"#
    #expect(try await parsed(#"{"Records":[\#(insight)]}"#).parsed == 1)
  }

  @Test(arguments: [
    (#"{"awsAccountId":"1","digestStartTime":"2026-01-01T00:00:00Z","digestS3Object":"x","logFiles":[]}"#, "digest"),
    (#"{"digestStartTime":null,"digestEndTime":null}"#, "digest"),
    (
      #"{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"object":{}}}]}"#,
      "s3_notification"
    ),
    (#"{"Type":"Notification","TopicArn":"arn:aws:sns:x","Message":"{\"eventID\":\"1\"}"}"#, "sns_notification"),
    (#"{"s3Bucket":"b","s3ObjectKey":["k"]}"#, "cloudtrail_notification"),
    (#"{"detail-type":"Object Created","source":"aws.s3","detail":{"bucket":{}}}"#, "eventbridge_other"),
    (#"{"hello":"world"}"#, "not_an_event"),
    ("{}", "not_an_event"),
  ])
  func whatIsNoEventIsSkippedWithItsReason(_ text: String, _ reason: String) async throws {
    let outcome = try await parsed(text)
    #expect(outcome.skipped == [reason: 1] && outcome.found == 1 && outcome.reasons == [] && outcome.failure == nil)
  }

  @Test(arguments: [
    "time,event\n1,2\n", "\u{FEFF}hello", "  <xml/>", "\"a string\"", "12", "-", "\u{1}", "x", "\u{0}{}",
  ])
  func whatIsNotJSONIsUnrecognised(_ text: String) async throws {
    let outcome = try await parsed(text)
    #expect(outcome.found == 0)
    #expect(outcome.failure?.contains("this is not JSON") == true)
  }

  @Test func unrecognisedByOffset() async throws {
    let failure = try await parsed("  \n csv").failure
    #expect(failure?.hasSuffix("(at byte 4 of its content)") == true)
  }

  @Test func aByteOrderMark() async throws {
    #expect(try await parsed("\u{FEFF}" + record(1)).ids == ["1"])
    #expect(try await parsed("\u{FEFF} \n[\(record(1))]").records[at: 0]?.offset == 6)
    #expect(try await parsed("\u{FEFF}").failure == nil)
    // A part of one, or one further on, is something else.
    #expect(try await parsed([0xEF, 0xBB] + Array(record(1).utf8)).failure != nil)
    #expect(try await parsed([0xEF, 0xBB]).failure != nil)
    #expect(try await parsed(" \u{FEFF}" + record(1)).failure != nil)
  }

  @Test(arguments: ["", " ", "\n\n\n", String(repeating: " \t\r\n", count: 100)])
  func nothing(_ text: String) async throws {
    let outcome = try await parsed(text)
    #expect(outcome.found == 0 && outcome.failure == nil && outcome.lasts == 1)
  }

  @Test func otherFormatsTakeEveryObject() async throws {
    for format in [RecordFormat.json, .ecs] {
      let outcome = try await parsed(
        #"{"Records":[{"x":1}]}[{"a.b":2},{"Message":"m","TopicArn":"t"}]{}"#, format: format)
      #expect(outcome.parsed == 4 && outcome.skipped == [:])
      #expect(outcome.records[at: 1]?.cells[2] == "number 2")
    }
    // In CloudTrail records a dot in a key at the root means nothing.
    #expect(try await parsed(record(1, #""a.b":2"#)).records[at: 0]?.cells[2] == "missing")
  }

  @Test func recordsOfSeveralBlobsAreKeptApart() async throws {
    let blobs = [record(1) + "\n" + record(2), "[\(record(3))", "csv", "", record(4)].map { Array($0.utf8) }
    for size in [1, 7, 1000] {
      let all = try await outcomes(of: blobs, size: size)
      #expect(all.map(\.ids) == [["1", "2"], ["3"], [], [], ["4"]])
      #expect(all.map { $0.failure == nil } == [true, false, false, true, true])
      #expect(all.map { $0.records.map(\.index) } == [[0, 1], [0], [], [], [0]])
    }
  }
}
