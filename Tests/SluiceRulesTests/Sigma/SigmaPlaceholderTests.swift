import SluiceRules
import Testing

@Suite struct SigmaPlaceholderTests {
  @Test func placeholdersAreReplacedByEachValue() throws {
    let table = ["user": ["ada", "gra*"], "net": ["10.0.0.0/8", "192.0.2.1"], "a": ["1", "2"], "b": ["x", "y"]]
    func parts(_ texts: [[Glob.Part]]) -> Condition {
      .any(texts.map { .test(FieldTest(.field("f"), .matches(Glob(parts: $0, ignoresCase: true)))) })
    }
    func text(_ text: String) -> Glob.Part { .literal(Array(text.utf8)) }
    #expect(
      try SigmaRules.condition(selection: "f|expand: 'x%user%'", placeholders: table)
        == parts([[text("xada")], [text("xgra"), .anyRun]]))
    #expect(
      try SigmaRules.condition(selection: "f|contains|expand: '%a%-%b%'", placeholders: table)
        == parts(["1-x", "1-y", "2-x", "2-y"].map { [.anyRun, text($0), .anyRun] }))
    #expect(
      try SigmaRules.condition(selection: "f|expand|cidr: '%net%'", placeholders: table)
        == .any(["10.0.0.0/8", "192.0.2.1/32"].map { .test(FieldTest(.field("f"), .inNetwork($0))) }))
    #expect(
      try SigmaRules.condition(selection: #"f|expand: '100\% of %a% %'"#, placeholders: table)
        == parts([[text("100% of 1 %")], [text("100% of 2 %")]]))
    // Without the modifier they are text.
    #expect(
      try SigmaRules.condition(selection: "f: '%user%'", placeholders: table)
        == .test(FieldTest(.field("f"), .matches(Glob(parts: [text("%user%")], ignoresCase: true)))))
  }

  @Test func rulesWithoutValuesForTheirPlaceholdersAreRefused() throws {
    let text = SigmaRules.rule("sel: { f|expand: ['%b%', '%a%'], g|expand: '%b%' }\ncondition: sel")
    #expect(
      try SigmaRules.resolve([text], ["b": []]).unsupported.map(\.reason) == [
        "its placeholders have no values: %a%, %b%; give them values in a file of placeholders"
      ])
    let unused = SigmaRules.rule("sel: { f: x }\nold: { f|expand: '%a%' }\ncondition: sel")
    #expect(try SigmaRules.resolve([unused]).programs.count == 1)
  }

  @Test func valuesThatDoNotFitAreMistakesOfTheRule() throws {
    let text = SigmaRules.rule("sel:\n  f|expand|cidr: '%net%'\ncondition: sel")
    let resolution = try SigmaRules.resolve([text], ["net": ["10.0.0.0/8", "home"]])
    #expect(resolution.programs.isEmpty && resolution.unsupported.isEmpty)
    #expect(
      resolution.errors.map(\.description) == [
        "f0.yml:7:5: `home` is not an address block; write it as 10.0.0.0/8 or 2001:db8::/32"
      ])
    let many = ["a": (0..<101).map(String.init)]
    let product = SigmaRules.rule("sel: { f|expand: '%a%%a%' }\ncondition: sel")
    #expect(try SigmaRules.resolve([product], many).errors[0].message.contains("more than 10000 combinations"))
  }

  @Test func filesAreYAMLOrLines() throws {
    let yaml = "admins: [ada, grace]\nhome: 10.0.0.0/8\n"
    #expect(
      try SigmaPlaceholders.read(yaml, file: "p").values == ["admins": ["ada", "grace"], "home": ["10.0.0.0/8"]])
    let lines = "# people\nadmins=ada\nadmins = grace\r\n\nfilter=a=b: c\n"
    #expect(try SigmaPlaceholders.read(lines, file: "p").values == ["admins": ["ada", "grace"], "filter": ["a=b: c"]])
    #expect(try SigmaPlaceholders.read("", file: "p").values.isEmpty)
  }

  @Test(arguments: [
    (
      "a=1\nb\n=2\n",
      [
        "p:2:1: `b` is not `name=value`; write one value a line",
        "p:3:1: `=2` is not `name=value`; write one value a line",
      ]
    ),
    ("- a\n", ["p:1:1: a file of placeholders is a mapping, not a list; write `name: [value, value]`"]),
    ("a: { b: c }\n", ["p:1:4: `a` must be a list of texts, not a mapping"]),
    ("a: []\n", ["p:1:1: `a` has no values"]),
  ])
  func mistakesHavePlaces(text: String, mistakes: [String]) {
    #expect {
      _ = try SigmaPlaceholders.read(text, file: "p")
    } throws: { error in
      (error as? RuleFileErrors)?.errors.map(\.description) == mistakes
    }
  }
}
