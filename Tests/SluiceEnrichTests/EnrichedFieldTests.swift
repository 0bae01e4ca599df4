import SluiceECS
import Testing

@testable import SluiceEnrich

@Suite struct EnrichedFieldTests {
  @Test func everyGeoFieldSaysWhatGivesIt() {
    for value in GeoValue.allCases {
      let known = EnrichedField.all.first { $0.name == value.fieldName }
      #expect(known?.type == value.type, "\(value.fieldName)")
      let role = GeoDatabase.Role.allCases.first { GeoValue.values(of: $0).contains(value) }
      #expect(known?.setting.contains("geo: { \(role?.rawValue ?? "-"):") == true, "\(value.fieldName)")
    }
    #expect(EnrichedField.setting(for: "user_agent.name") == "enrich: { user_agent: {} }")
    #expect(EnrichedField.setting(for: "sluice.user_agent.tool") == "enrich: { user_agent: {} }")
    #expect(EnrichedField.setting(for: "user.name") == nil)
  }
}
