import SluiceRoute
import Testing

@Suite struct TagTemplateTests {
  @Test func literalsAndPlaceholdersAreTakenApart() throws {
    let template = try TagTemplate("cloud.{service}_{region}")
    #expect(
      template.parts == [.literal("cloud."), .placeholder(.service), .literal("_"), .placeholder(.region)])
  }

  @Test(
    arguments: [
      ("", 0), ("a.{x}", 2), ("a.{service", 2), ("a b", 1), ("a/b", 1), ("..", 0), (".a", 0), ("a..b", 1), ("ä", 0),
      (String(repeating: "a", count: 201), 0), (String(repeating: "a", count: 150) + "{service}", 0),
    ])
  func whatCouldBeNoFileNameIsRefused(_ text: String, _ offset: Int) {
    #expect {
      try TagTemplate(text)
    } throws: { error in
      (error as? TagTemplate.ParseError)?.offset == offset
    }
  }
}
