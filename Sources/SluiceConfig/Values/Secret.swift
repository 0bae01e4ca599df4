/// A text that is never shown: descriptions, dumps and mirrors of it are redacted.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text itself, for the one place that needs it.
  package let revealed: String

  package init(_ text: String) { revealed = text }

  package var description: String { "<REDACTED>" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
