import SluiceCore
import SluiceParse
import Testing

/// Parses `text` whole and over all splits, checks that every split gives the same and that the books balance, and
/// returns the result.
func parsed(
  _ text: String, format: RecordFormat = .cloudtrail, maximumRecordSize: Int = 32 << 20,
  location: SourceLocation = #_sourceLocation
) async throws -> Outcome {
  try await parsed(Array(text.utf8), format: format, maximumRecordSize: maximumRecordSize, location: location)
}

func parsed(
  _ bytes: [UInt8], format: RecordFormat = .cloudtrail, maximumRecordSize: Int = 32 << 20, splits: [Int] = splits,
  location: SourceLocation = #_sourceLocation
) async throws -> Outcome {
  func run(_ size: Int, endsEmpty: Bool = false) async throws -> Outcome {
    try await outcomes(
      of: [bytes], size: size, format: format, maximumRecordSize: maximumRecordSize, endsEmpty: endsEmpty)[0]
  }
  let whole = try await run(max(1, bytes.count))
  #expect(whole.imbalances == [], sourceLocation: location)
  #expect(
    whole.found == whole.records.count + whole.rejects.count + whole.skipped.values.reduce(0, +),
    sourceLocation: location)
  #expect(whole.parsed == whole.records.count && whole.malformed == whole.rejects.count, sourceLocation: location)
  #expect(whole.firsts == 1 && whole.lasts == 1, sourceLocation: location)
  #expect(whole.outputBytes == bytes.count, sourceLocation: location)
  func expectSame(_ size: Int, endsEmpty: Bool) async throws {
    let split = try await run(size, endsEmpty: endsEmpty)
    let isSame = split == whole
    #expect(isSame, "windows of \(size): \(split.difference(from: whole))", sourceLocation: location)
  }
  for size in splits where size < bytes.count { try await expectSame(size, endsEmpty: false) }
  for size in [5, max(1, bytes.count)] { try await expectSame(size, endsEmpty: true) }
  return whole
}

/// A small record.
func record(_ id: Int, _ more: String = "") -> String { #"{"eventID":"\#(id)"\#(more.isEmpty ? "" : ",")\#(more)}"# }
