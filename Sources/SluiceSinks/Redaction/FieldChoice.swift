import SluiceConfig

/// Which fields the documents of a sink have: the section `fields`.
struct FieldChoice: Sendable {
  static let keep = ConfigKey.strings(
    "keep", default: [],
    """
    Only these fields: dotted paths, each with all below it; * stands for any run of characters, ? for one. @timestamp \
    and kibana.alert.uuid always stay. Empty for all.
    """)
  static let drop = ConfigKey.strings(
    "drop", default: [], "Not these fields, kept ones too. What a dropped field says may be said by others: see redact."
  )
  static let keys: [any ConfigKeyDeclaration] = [keep, drop]

  let keep: [FieldPattern]
  let drop: [FieldPattern]
  let keepLocation: SourceLocation
  let dropLocation: SourceLocation

  init(_ section: ConfigSection) {
    keep = section.value(Self.keep).map(FieldPattern.init)
    drop = section.value(Self.drop).map(FieldPattern.init)
    keepLocation = section.location(of: Self.keep.name)
    dropLocation = section.location(of: Self.drop.name)
    if !section.contains(Self.keep.name), !section.contains(Self.drop.name) {
      section.problems.error(at: section.location, "\(section.label) needs keep, drop, or both")
    }
  }
}
