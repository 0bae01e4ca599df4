import Testing

@testable import SluiceSinks

@Suite struct MessageGroupTemplateTests {
  @Test func placeholdersAreFilled() {
    #expect(MessageGroupTemplate("{rule}")?.group(rule: "r1", tag: "t") == "r1")
    #expect(MessageGroupTemplate("a-{tag}/{rule}.z")?.group(rule: "r", tag: "cloud.aws") == "a-cloud.aws/r.z")
    #expect(MessageGroupTemplate("{rule}{tag}")?.group(rule: nil, tag: nil) == "nonenone")
  }

  @Test func groupsAreAsSQSTakesThem() {
    let group = MessageGroupTemplate("{rule}")?.group(rule: "ä b\n" + String(repeating: "x", count: 200), tag: nil)
    #expect(group == "___b_" + String(repeating: "x", count: 123))
  }

  @Test(arguments: ["", "{", "}", "{account}", "a{rule", "{}", "a}b"]) func othersAreRefused(_ text: String) {
    #expect(MessageGroupTemplate(text) == nil)
  }
}
