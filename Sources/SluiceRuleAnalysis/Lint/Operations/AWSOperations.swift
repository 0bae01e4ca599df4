/// The names of AWS's API operations, and of events that are none, by event source.
///
/// Sources are named without `.amazonaws.com`.
package struct AWSOperations: Sendable {
  package static let shared = AWSOperations()

  private let namesOfSource: [String: Set<String>]
  private let sourcesOfName: [String: [String]]
  /// Each name under its lower-case form.
  private let spellings: [String: String]

  /// Reads the tables.
  ///
  /// - Complexity: O(size of the tables): some milliseconds.
  private init() {
    var names = Self.operations()
    for (source, extra) in AWSEventNames.names { names[source, default: []].formUnion(extra) }
    for (alias, source) in AWSEventNames.aliases { names[alias, default: []].formUnion(names[source] ?? []) }
    var sources: [String: [String]] = [:]
    var spellings: [String: String] = [:]
    for source in names.keys.sorted() {
      for name in names[source] ?? [] {
        sources[name, default: []].append(source)
        spellings[name.lowercased()] = name
      }
    }
    namesOfSource = names
    sourcesOfName = sources
    self.spellings = spellings
  }

  package var sources: [String] { namesOfSource.keys.sorted() }

  package var count: Int { namesOfSource.values.reduce(0) { $0 + $1.count } }

  /// The names of a source, in no order; nil where there is no such source.
  package func names(of source: String) -> Set<String>? { namesOfSource[source] }

  /// The sources that have an operation of that name, sorted.
  package func sources(of name: String) -> [String] { sourcesOfName[Self.base(of: name)] ?? sourcesOfName[name] ?? [] }

  /// Whether the source has an operation or event of that name, a version of the API behind it or not.
  package func has(_ name: String, in source: String) -> Bool {
    guard let names = namesOfSource[source] else { return false }
    return names.contains(name) || names.contains(Self.base(of: name))
  }

  package func isKnown(_ name: String) -> Bool {
    sourcesOfName[name] != nil || sourcesOfName[Self.base(of: name)] != nil
  }

  /// The source's name that is spelled so, but for case.
  package func spelling(of name: String, in source: String) -> String? {
    let wanted = [name.lowercased(), Self.base(of: name).lowercased()]
    return namesOfSource[source]?.first { wanted.contains($0.lowercased()) }
  }

  /// The name that is spelled so, but for case.
  package func spelling(of name: String) -> String? {
    spellings[name.lowercased()] ?? spellings[Self.base(of: name).lowercased()]
  }

  /// The name without the API version that Lambda's and CloudFront's events have behind it:
  /// `CreateFunction20150331`, `UpdateFunctionCode20150331v2`, `CreateDistribution2020_05_31`.
  static func base(of name: String) -> String {
    var text = Substring(name)
    if let mark = text.lastIndex(of: "v"), mark > text.startIndex, text[text.index(before: mark)].isNumber,
      text[text.index(after: mark)...].allSatisfy(\.isNumber)
    {
      text = text[..<mark]
    }
    let digits = text.reversed().prefix { $0.isNumber || $0 == "_" }
    guard digits.count(where: \.isNumber) == 8 else { return name }
    return String(text.dropLast(digits.count))
  }

  /// The table of operations, unpacked.
  private static func operations() -> [String: Set<String>] {
    let verbs = AWSOperationTable.verbs.split(separator: " ")
    var names: [String: Set<String>] = [:]
    var source = ""
    var own: Set<String> = []
    for line in AWSOperationTable.text.description.split(separator: "\n") {
      if line.utf8.first == 0x40 {
        if !source.isEmpty { names[source] = own }
        source = String(line.dropFirst())
        own = []
        continue
      }
      for word in line.split(separator: " ") {
        guard let colon = word.utf8.firstIndex(of: 0x3A) else {
          own.insert(String(word))
          continue
        }
        let noun = word[..<colon]
        for letter in word[colon...].utf8.dropFirst() {
          let place = letter >= 0x61 ? Int(letter) - 0x61 : Int(letter) - 0x41 + 26
          if verbs.indices.contains(place) { own.insert(String(verbs[place]) + noun) }
        }
      }
    }
    if !source.isEmpty { names[source] = own }
    return names
  }
}
