import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite struct ECSFieldTests {
  /// A document leaves a field out without computing it where what it needs is missing: it must be absent then.
  @Test(arguments: [
    "{}", #"{"eventName":"ConsoleLogin","eventTime":"2026-01-02T03:04:05Z"}"#,
    #"{"requestParameters":null,"responseElements":{},"additionalEventData":{"UserName":""},"resources":[]}"#,
    #"{"tlsDetails":{"tlsVersion":"TLSv1.3"},"userIdentity":{"sessionContext":{"attributes":{"creationDate":""}}}}"#,
    #"{"tlsDetails":{"cipherSuite":"X"},"managementEvent":false,"logFiles":[{"a":1}],"insightDetails":"x"}"#,
  ])
  func fieldsAreAbsentWithoutWhatTheyNeed(_ record: String) {
    var builder = ProjectionBuilder()
    let fields = ECSTable.documentFields(adding: []).compactMap { field in
      field.needs.map { (field.name, field.documentColumn(&builder), $0(&builder)) }
    }
    #expect(fields.count > 20)
    RecordFixture(record).with(builder.build()) { batch in
      for (name, column, needed) in fields {
        let needed = batch[0, needed]
        if needed.isMissing || needed.kind == .null { #expect(batch[0, column].isMissing, "\(name)") }
      }
    }
  }
}
