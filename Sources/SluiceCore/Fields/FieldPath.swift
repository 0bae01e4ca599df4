/// A path of object keys from a record's root, such as `userIdentity.sessionContext.sessionIssuer.arn`. Arrays on the
/// way are walked transparently.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  package let keys: [String]

  package init(_ keys: [String]) { self.keys = keys }

  /// Splits at dots.
  package init(dotted: String) {
    keys = dotted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  package init(stringLiteral value: String) { self.init(dotted: value) }

  package var description: String { keys.joined(separator: ".") }

  package func appending(_ key: String) -> FieldPath { FieldPath(keys + [key]) }
}
