/// How large records are.
package enum RecordShape: Sendable, Hashable {
  /// 600 bytes or so: no parameters, response, resources or TLS details.
  case small
  /// 1,620 bytes on average, 600 to 2,300.
  case usual
  /// The usual ones with a list that fills them up to so many bytes.
  case atLeast(Int)
}
