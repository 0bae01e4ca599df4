/// The name of a file in parts: `events.jsonl.gz`, `events-0001.jsonl.gz`, `events-0002.jsonl.gz` …
struct FileName: Hashable, Sendable {
  /// Folder and name without its endings.
  let stem: String
  /// `.jsonl.gz`.
  let ending: String

  /// Only endings of text formats are split off: a tag's last part (`…cloudtrail.s3`) is none.
  private static let textEndings = [".jsonl", ".ndjson", ".json", ".log", ".txt"]

  init(_ path: String) {
    var stem = path
    var ending = ""
    func take(_ candidate: String) {
      let name = OutputFile.split(stem).name
      guard name.count > candidate.count, name.hasSuffix(candidate) else { return }
      stem.removeLast(candidate.count)
      ending = candidate + ending
    }
    take(".gz")
    for candidate in Self.textEndings {
      let before = stem
      take(candidate)
      if stem != before { break }
    }
    self.stem = stem
    self.ending = ending
  }

  /// The path of a part: the first one, 0, has no number.
  func part(_ number: Int) -> String {
    if number == 0 { return stem + ending }
    let digits = String(number)
    return stem + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ending
  }
}
