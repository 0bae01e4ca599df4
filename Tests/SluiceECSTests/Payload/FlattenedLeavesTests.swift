import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

/// What is found in a payload's text is what is found in its tree.
@Suite struct FlattenedLeavesTests {
  private let reader = FlattenedLeaves()

  /// The leaves as texts with their kinds; nil where the tree has to be asked.
  private func leaves(at path: String, of json: String, isTree: Bool) -> [String]? {
    let arena = Arena()
    return Array(json.utf8).withUnsafeBytes { bytes in
      let payload = Cell(
        kind: json.hasPrefix("[") ? .array : .object, start: bytes.baseAddress, length: UInt32(bytes.count))
      return Array(path.utf8).withUnsafeBytes { path in
        var cells: [Cell] = []
        if isTree {
          if let tree = PayloadTreeBuilder.tree(of: payload, in: arena) {
            tree.appendLeaves(atDotted: path, below: tree.root, to: &cells)
          }
        } else {
          guard let cell = reader.cell(at: path, of: payload, in: arena) else { return nil }
          cell.forEach { cells.append($0) }
        }
        return cells.map { "\($0.kind) \(String(decoding: $0.bytes, as: UTF8.self))" }
      }
    }
  }

  private func json(_ random: inout SeededGenerator, depth: Int) -> String {
    let keys = ["a", "b", "a.b", "key", "a\\u002eb", "", "none"]
    switch Int.random(in: 0..<(depth > 4 ? 6 : 10), using: &random) {
    case 0: return "null"
    case 1: return "\(Int.random(in: -3...3, using: &random))"
    case 2: return Bool.random(using: &random) ? "true" : "false"
    case 3: return ["\"\"", "\"-\"", "\"none\"", "\"None\""][Int.random(in: 0..<4, using: &random)]
    case 4, 5: return ["\"x\"", "\"a \\\"quoted\\\" text\"", "\"}\"", "\"ü\""][Int.random(in: 0..<4, using: &random)]
    case 6: return list(&random, depth)
    default: return object(&random, depth, keys)
    }
  }

  private func list(_ random: inout SeededGenerator, _ depth: Int) -> String {
    "["
      + (0..<Int.random(in: 0...3, using: &random)).map { _ in json(&random, depth: depth + 1) }
      .joined(separator: ",") + "]"
  }

  private func object(_ random: inout SeededGenerator, _ depth: Int, _ keys: [String]) -> String {
    "{"
      + (0..<Int.random(in: 0...4, using: &random)).map { _ in
        "\"\(keys[Int.random(in: 0..<keys.count, using: &random)])\": " + json(&random, depth: depth + 1)
      }.joined(separator: " , ") + "}"
  }

  @Test func theTextGivesWhatTheTreeGives() {
    var random = SeededGenerator(seed: 106)
    var (found, asked) = (0, 0)
    for _ in 0..<4_000 {
      let text =
        Bool.random(using: &random) ? list(&random, 0) : object(&random, 0, ["a", "b", "a.b", "a.b.a", "key", "b.a"])
      for path in ["a", "a.b", "a.b.a", "key", "b.key", "a.key.b"] {
        guard let leaves = leaves(at: path, of: text, isTree: false) else {
          asked += 1
          continue
        }
        #expect(leaves == self.leaves(at: path, of: text, isTree: true), "\(path) of \(text)")
        if !leaves.isEmpty { found += 1 }
      }
    }
    #expect(found > 500 && asked > 50)
  }

  @Test func whatIsVeryDeepIsLeftToTheTree() {
    let deep = "{\"a\":" + String(repeating: "[", count: 600) + "1" + String(repeating: "]", count: 600) + "}"
    #expect(leaves(at: "a", of: deep, isTree: false) == nil)
    #expect(leaves(at: "b", of: deep, isTree: false) == [])
  }

  @Test func aPayloadThatIsATextHasNoLeaves() {
    let cell = Cell(kind: .string, start: nil, length: 0)
    let path = Array("a".utf8)
    #expect(path.withUnsafeBytes { reader.cell(at: $0, of: cell, in: Arena()) }?.kind == .missing)
  }
}
