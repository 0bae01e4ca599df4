/// One thing that a pipeline needs, and whether it is there.
struct CheckItem: Sendable, Equatable {
  enum Status: String, Sendable {
    case ok
    /// It works, but something should be looked at.
    case warning
    /// It is refused, or not there: the pipeline would fail.
    case missing
    /// To try it would consume something.
    case untried
  }

  /// Such as `source.s3: s3:GetObject`.
  let name: String
  let status: Status
  /// What was found.
  let detail: String
  /// What to do about it.
  var remedy: String?

  init(_ name: String, _ status: Status, _ detail: String, remedy: String? = nil) {
    self.name = name
    self.status = status
    self.detail = detail
    self.remedy = remedy
  }
}
