import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct LookupFileTests {
  private let folder = ScratchFolder()

  private func file(
    _ format: LookupFile.Format = .csv, key: String? = nil, columns: [String]? = nil, match: LookupMatch = .exact,
    limits: LookupLimits = LookupLimits()
  ) -> LookupFile {
    LookupFile(format: format, delimiter: 0x2C, key: key, columns: columns, match: match, limits: limits)
  }

  private func load(_ text: String, _ file: LookupFile) throws -> LookupTable {
    try file.load(folder.write("table", text)).content
  }

  private func problem(_ text: String, _ file: LookupFile) throws -> String? {
    let path = try folder.write("table", text)
    do throws(FileProblem) {
      _ = try file.load(path)
      return nil
    } catch { return error.description }
  }

  private func values(_ table: LookupTable, _ key: String) -> [[String]]? {
    guard let row = Array(key.utf8).withUnsafeBytes({ table.row(of: $0) }) else { return nil }
    return table.columns.indices.map { column in
      var values: [String] = []
      table.forEachValue(row: row, column: column) { values.append(String(decoding: $0, as: UTF8.self)) }
      return values
    }
  }

  @Test func theFirstColumnIsTheKeyUnlessNamed() throws {
    let text = "id,owner,team\n1,ann,red\n2,bob,\n"
    let table = try load(text, file())
    #expect(table.columns == ["owner", "team"])
    #expect(values(table, "1") == [["ann"], ["red"]])
    #expect(values(table, "2") == [["bob"], []])
    #expect(values(table, "3") == nil)
    #expect(try load(text, file(key: "team")).columns == ["id", "owner"])
    #expect(try load(text, file(columns: ["team", "id"])).columns == ["team", "id"])
    #expect(try values(load(text, file(columns: ["team", "id"])), "1") == [["red"], ["1"]])
  }

  @Test func ofEqualKeysTheLastOneCounts() throws {
    let table = try load("id,v\na,1\nb,2\na,3\n a ,4\n", file())
    #expect(values(table, "a") == [["4"]])
    #expect(table.report.duplicateKeys == 2)
    #expect(table.report.firstDuplicate == "'a' again on line 4")
    #expect(table.report.summary == "4 rows, 2 keys in several rows")
  }

  @Test func badLinesAreLeftOutWithTheirNumbers() throws {
    let table = try load("id,v\na,1\nb\n,3\n\"c\"x,4\nd,5\n", file())
    #expect(table.report.rows == 2)
    #expect(
      table.report.firstBadLines == [
        "line 3: 1 field, but the header has 2", "line 4: the key is empty", "line 5: text behind a closing quote",
      ])
    #expect(values(table, "d") == [["5"]])
    var limits = LookupLimits()
    limits.badLines = 2
    #expect(
      try problem("id,v\nb\n,3\nc\n", file(limits: limits))
        == "has more than 2 bad lines (max_bad_lines); line 2: 1 field, but the header has 2; "
        + "line 3: the key is empty; line 4: 1 field, but the header has 2")
  }

  @Test func textThatIsNotUTF8IsABadLine() throws {
    let path = try folder.write("table", Array("id,v\na,".utf8) + [0xFF, 0x0A] + Array("b,2\n".utf8))
    let table = try file().load(path).content
    #expect(table.report.rows == 1)
    #expect(table.report.firstBadLines.first?.hasSuffix("is not UTF-8") == true)
  }

  @Test func headersAreChecked() throws {
    #expect(try problem("", file()) == "is empty: its first line has to name the columns")
    #expect(try problem("a,a\n", file()) == "has a bad header: column 'a' stands twice")
    #expect(try problem("a,\n", file()) == "has a bad header: column 2 has no name")
    #expect(try problem("a,b\n", file(key: "id")) == "has no column 'id'; its columns are a, b")
    #expect(try problem("a,b\n", file(columns: ["c"])) == "has no column 'c'; its columns are a, b")
  }

  @Test func sizesAreBounded() throws {
    var limits = LookupLimits()
    limits.rows = 2
    #expect(try problem("id,v\na,1\nb,2\nc,3\n", file(limits: limits)) == "has more than 2 rows (max_rows)")
    limits = LookupLimits()
    limits.bytes = 10
    #expect(try problem("id,v\na,1\nb,2\nc,3\n", file(limits: limits)) == "has more than 10 bytes")
  }

  @Test func ofNetworksTheLongestPrefixCounts() throws {
    let table = try load(
      "net,v\n10.0.0.0/8,wide\n10.1.0.0/16,near\n10.1.2.3,host\n2001:db8::/32,six\n0.0.0.0/0,any\n"
        + "10.1.255.255/16,again\n",
      file(match: .cidr))
    #expect(values(table, "10.9.9.9") == [["wide"]])
    #expect(values(table, "10.1.9.9") == [["again"]])
    #expect(values(table, "10.1.2.3") == [["host"]])
    #expect(values(table, "::ffff:10.1.2.3") == [["host"]])
    #expect(values(table, "2001:db8:1::1") == [["six"]])
    #expect(values(table, "2001:db9::1") == nil)
    #expect(values(table, "192.0.2.1") == [["any"]])
    #expect(values(table, "AWS Internal") == nil)
    #expect(table.report.duplicateKeys == 1)
    let bad = try load("net,v\n10.0.0.0/33,a\nhost,b\n10.0.0.0/8,c\n", file(match: .cidr))
    #expect(
      bad.report.firstBadLines == [
        "line 2: '10.0.0.0/33' is neither an address nor a network",
        "line 3: 'host' is neither an address nor a network",
      ])
  }

  @Test func networksAgreeWithASearchThroughAll() throws {
    var random = SeededGenerator(seed: 9)
    var lines = "net,v\n"
    var networks: [(network: IPNetwork, name: String)] = []
    for number in 0..<500 {
      let length = random.below(33)
      let text = "\(random.below(4)).\(random.below(4)).\(random.below(256)).\(random.below(256))/\(length)"
      lines += "\(text),\(number)\n"
      let network = try #require(Array(text.utf8).withUnsafeBytes { IPNetwork($0) })
      networks.append((network, "\(number)"))
    }
    let table = try load(lines, file(match: .cidr))
    for _ in 0..<2_000 {
      let address = "\(random.below(5)).\(random.below(5)).\(random.below(256)).\(random.below(256))"
      let key = try #require(Array(address.utf8).withUnsafeBytes { IPAddress($0) })
      let hits = networks.filter { key.masked(to: $0.network.prefixLength) == $0.network.address }
      let longest = hits.map(\.network.prefixLength).max()
      let expected = hits.last { $0.network.prefixLength == longest }?.name
      #expect(values(table, address) == expected.map { [[$0]] })
    }
  }

  @Test func manyKeysAreAllFound() throws {
    let count = 20_000
    let table = try load("id,v\n" + (0..<count).map { "key-\($0),\($0)\n" }.joined(), file())
    #expect(table.report.rows == count)
    for number in 0..<count { #expect(values(table, "key-\(number)") == [["\(number)"]]) }
    #expect(values(table, "key-\(count)") == nil)
  }

  @Test func jsonLinesMayHoldLists() throws {
    let table = try load(
      """
      {"id": "a", "tags": ["x", "y", null], "level": 3, "flag": true, "none": null}
      {"id": ["b", "c"], "other": 1.5}

      """, file(.jsonl, key: "id"))
    #expect(table.columns == ["flag", "level", "none", "other", "tags"])
    #expect(values(table, "a") == [["true"], ["3"], [], [], ["x", "y"]])
    #expect(values(table, "b") == [[], [], [], ["1.5"], []])
    #expect(values(table, "c") == values(table, "b"))
  }

  @Test func badJSONLinesAreLeftOutWithTheirNumbers() throws {
    let table = try load(
      "{\"id\":\"a\",\"v\":1}\n[1]\n{\"id\":\"b\",\"v\":{\"x\":1}}\n{\"v\":1}\n{\"id\":\n", file(.jsonl, key: "id"))
    #expect(table.report.rows == 1)
    #expect(
      table.report.firstBadLines == [
        "line 2: the line is no JSON object",
        "line 3: 'v' is neither a text, a number, a boolean nor a list of these", "line 4: there is no 'id'",
        "line 5: the line is no JSON object",
      ])
    #expect(try problem("{}", file(.jsonl)) == "is JSON Lines: `key` has to name the key's column")
    #expect(try problem("{\"id\":\"a\"}", file(.jsonl, key: "id", columns: ["v"])) == "has no 'v' in any line")
  }
}
