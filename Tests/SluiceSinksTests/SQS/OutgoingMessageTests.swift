import SluiceAWS
import Testing

@testable import SluiceSinks

@Suite struct OutgoingMessageTests {
  private func entry(_ body: String, group: String? = "g") -> (body: String, id: String?) {
    let entry = OutgoingMessage(body.utf8, groupID: group).entry
    return (entry.body, entry.deduplicationID)
  }

  @Test func alertsAreToldApartByTheirID() {
    #expect(entry(#"{"a":{"kibana.alert.uuid":"no"},"kibana.alert.uuid":"yes"}"#).id == "yes")
    #expect(entry(#"{"kibana.alert.uuid":"yes"}"#, group: nil).id == nil)
  }

  @Test func otherDocumentsAreToldApartByTheirContent() {
    let id = entry(#"{"a":1}"#).id
    #expect(id == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862")
    #expect(entry(#"{"a":2}"#).id != id)
  }

  @Test func charactersThatSQSRefusesAreEscaped() {
    #expect(
      entry("{\"a\":\"x\u{FFFE}y\u{FFFF}\u{FFFD}\u{FF5E}\"}").body == "{\"a\":\"x\\ufffey\\uffff\u{FFFD}\u{FF5E}\"}")
  }
}
