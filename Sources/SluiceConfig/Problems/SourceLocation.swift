/// A place in a file: what an editor jumps to.
package struct SourceLocation: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The file as the user named it, or the option that gave the value (`--set sinks.0.file.path`).
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, counted in Unicode scalars.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  /// `file:line:column`.
  package var description: String { "\(file):\(line):\(column)" }
}
