import SluiceRules

/// A text that every match of a regular expression holds, found by reading the pattern: a search for it is a cheap
/// test before the expression, and may serve as the key under which a rule is found.
///
/// Reads the plain part of the syntax: characters, escaped signs, `.`, classes, groups, quantifiers, anchors. Where a
/// pattern has anything else (alternatives outside of groups, inline options, verbs, named escapes), there is none.
struct RequiredLiteral {
  /// The longest run of characters that has to stand in the text, or the one that it has to begin with.
  private(set) var bytes: [UInt8] = []
  /// Whether the text begins with it.
  private(set) var isPrefix = false

  private var run: [Unicode.Scalar] = []
  private var runIsPrefix: Bool
  private let ignoresCase: Bool
  /// Shorter texts are in too many values to be worth a search.
  private static let shortest = 3

  /// Nil where none is found.
  init?(_ pattern: RegexPattern) {
    ignoresCase = pattern.ignoresCase
    runIsPrefix = pattern.isAnchored
    var reader = PatternReader(pattern.pattern)
    while let item = reader.next() {
      switch item {
      case .character(let scalar) where isPlain(scalar): run.append(scalar)
      case .character, .other: endRun()
      case .lineStart:
        endRun()
        // With other line breaks in sight it may stand anywhere.
        runIsPrefix = reader.isFirst && !pattern.isMultiline
      case .optional:
        _ = run.popLast()
        endRun()
      case .repeated: endRun()
      case .unreadable: return nil
      }
    }
    endRun()
    guard bytes.count >= Self.shortest else { return nil }
  }

  /// The pattern of values that hold it.
  var glob: Glob {
    Glob(parts: (isPrefix ? [] : [.anyRun]) + [.literal(bytes), .anyRun], ignoresCase: ignoresCase)
  }

  /// Whether only the scalar itself matches it, or its other case in ASCII: K and S have relatives elsewhere (KELVIN
  /// SIGN, LATIN SMALL LETTER LONG S), and what is not ASCII may have too.
  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    !ignoresCase || scalar.isASCII && !["k", "K", "s", "S"].contains(scalar)
  }

  private mutating func endRun() {
    let text = Array(String(String.UnicodeScalarView(run)).utf8)
    // A beginning tells more than what stands anywhere, for values are found by it.
    if runIsPrefix, text.count >= Self.shortest {
      (bytes, isPrefix) = (text, true)
    } else if !isPrefix, text.count > bytes.count {
      bytes = text
    }
    run = []
    runIsPrefix = false
  }
}
