import SluiceCore
import SluiceRules

/// Evaluates a condition over the text of a JSON value. Reads the text once per leaf of the condition and may
/// allocate: for rules that no column answers.
struct DocumentWalk {
  let program: Program
  let bytes: UnsafeRawBufferPointer
  let scratch: EvaluationScratch
  private var scanner: JSONScanner
  /// Deeper values count as absent, so that a hostile record can't exhaust the stack.
  private static let depthLimit = 256

  init(program: Program, bytes: UnsafeRawBufferPointer, scratch: EvaluationScratch) {
    self.program = program
    self.bytes = bytes
    self.scratch = scratch
    scanner = JSONScanner(bytes)
  }

  mutating func next() -> JSONScanner.Token { scanner.next() }

  /// The bytes of the token that was just read.
  var tokenBytes: UnsafeRawBufferPointer { scanner.tokenBytes }

  /// Passes over a value; false, for callers that look for one.
  mutating func skip(_ token: JSONScanner.Token) -> Bool {
    scanner.skip(token)
    return false
  }

  /// Whether the value is such an object, or an array that holds one.
  func containsObject(satisfying condition: DocumentCondition) -> Bool {
    satisfies(.nested(path: [], condition))
  }

  private func satisfies(_ condition: DocumentCondition) -> Bool {
    var walk = self
    walk.scanner = JSONScanner(bytes)
    switch condition {
    case .constant(let value): return value
    case .not(let inner): return !satisfies(inner)
    case .all(let members): return members.allSatisfy { satisfies($0) }
    case .any(let members): return members.contains { satisfies($0) }
    case .leaf(let path, let predicate):
      return walk.leaf(walk.scanner.next(), path: path[...], depth: 0, predicate)
    case .anyLeaf(let predicate):
      return walk.anyLeaf(walk.scanner.next(), name: [], depth: 0, name: nil, predicate)
    case .named(let name, let predicate):
      return walk.anyLeaf(walk.scanner.next(), name: [], depth: 0, name: name, predicate)
    case .present(let path): return walk.present(walk.scanner.next(), path: path[...], depth: 0)
    case .computed(let index):
      let computed = program.computed(index)
      return computed.test.holds(scratch) { operand in
        var walk = walk
        var values: [Scalar] = []
        let type = computed.test.operands[operand].type
        walk.collect(walk.scanner.next(), path: computed.paths[operand][...], depth: 0, type, into: &values)
        return values
      }
    case .nested(let path, let inner):
      return walk.search(walk.scanner.next(), path: path[...], depth: 0) { object in
        DocumentWalk(program: program, bytes: object, scratch: scratch).satisfies(inner)
      }
    }
  }

  /// Whether one of the objects at `path` below the value that `token` begins satisfies `test`.
  private mutating func search(
    _ token: JSONScanner.Token, path: ArraySlice<UInt8>, depth: Int, _ test: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    guard depth < Self.depthLimit else { return skip(token) }
    switch token {
    case .arrayStart:
      return elements { walk, token in walk.search(token, path: path, depth: depth + 1, test) }
    case .objectStart:
      if path.isEmpty {
        scanner.skip(token)
        return test(scanner.tokenBytes)
      }
      return members { walk, key, token in
        guard let rest = Self.remainder(of: path, behind: key) else { return walk.skip(token) }
        return walk.search(token, path: rest, depth: depth + 1, test)
      }
    default: return false
    }
  }

  private mutating func leaf(
    _ token: JSONScanner.Token, path: ArraySlice<UInt8>, depth: Int, _ predicate: Int32
  ) -> Bool {
    guard depth < Self.depthLimit else { return skip(token) }
    switch token {
    case .arrayStart:
      return elements { walk, token in walk.leaf(token, path: path, depth: depth + 1, predicate) }
    case .objectStart:
      if path.isEmpty { return skip(token) }
      return members { walk, key, token in
        guard let rest = Self.remainder(of: path, behind: key) else { return walk.skip(token) }
        return walk.leaf(token, path: rest, depth: depth + 1, predicate)
      }
    default: return path.isEmpty && accepts(token, predicate)
    }
  }

  /// Whether there is anything at `path`, be it null or an empty list.
  private mutating func present(_ token: JSONScanner.Token, path: ArraySlice<UInt8>, depth: Int) -> Bool {
    if path.isEmpty { return true }
    guard depth < Self.depthLimit else { return skip(token) }
    switch token {
    case .arrayStart:
      return elements { walk, token in walk.present(token, path: path, depth: depth + 1) }
    case .objectStart:
      return members { walk, key, token in
        guard let rest = Self.remainder(of: path, behind: key) else { return walk.skip(token) }
        return walk.present(token, path: rest, depth: depth + 1)
      }
    default: return false
    }
  }

  /// Adds the values at `path`.
  private mutating func collect(
    _ token: JSONScanner.Token, path: ArraySlice<UInt8>, depth: Int, _ type: FieldType, into values: inout [Scalar]
  ) {
    guard depth < Self.depthLimit else {
      _ = skip(token)
      return
    }
    switch token {
    case .arrayStart:
      _ = elements { walk, token in
        walk.collect(token, path: path, depth: depth + 1, type, into: &values)
        return false
      }
    case .objectStart:
      if path.isEmpty {
        _ = skip(token)
        return
      }
      _ = members { walk, key, token in
        guard let rest = Self.remainder(of: path, behind: key) else { return walk.skip(token) }
        walk.collect(token, path: rest, depth: depth + 1, type, into: &values)
        return false
      }
    default:
      if path.isEmpty, token != .null { withValue(token) { values.append(Scalar($0, type: type)) } }
    }
  }

  private mutating func anyLeaf(
    _ token: JSONScanner.Token, name: [UInt8], depth: Int, name nameTest: Int32?, _ predicate: Int32
  ) -> Bool {
    guard depth < Self.depthLimit else { return skip(token) }
    switch token {
    case .arrayStart:
      return elements { walk, token in walk.anyLeaf(token, name: name, depth: depth + 1, name: nameTest, predicate) }
    case .objectStart:
      return members { walk, key, token in
        let path = nameTest == nil ? [] : name.isEmpty ? key : name + [0x2E] + key
        return walk.anyLeaf(token, name: path, depth: depth + 1, name: nameTest, predicate)
      }
    default:
      guard accepts(token, predicate) else { return false }
      guard let nameTest else { return true }
      return name.withUnsafeBytes {
        program.holds(Int(nameTest), Cell(kind: .string, start: $0.baseAddress, length: UInt32($0.count)), scratch)
      }
    }
  }
}
