import Foundation

/// The text of a small file that credentials depend on, without white space at its end.
///
/// - Throws: `AWSError` (`invalid`) when it can't be read, is longer than 64 KiB or is no UTF-8.
func smallTextFile(_ path: String, for purpose: String) throws(AWSError) -> String {
  let limit = 64 << 10
  let data: Data
  do {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    data = try file.read(upToCount: limit + 1) ?? Data()
  } catch {
    throw .configuration("\(path), the file of \(purpose), can't be read: check path and mode")
  }
  guard data.count <= limit else { throw .configuration("\(path), the file of \(purpose), is longer than 64 KiB") }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw .configuration("\(path), the file of \(purpose), is no UTF-8 text")
  }
  return String(text.reversed().drop { $0.isWhitespace }.reversed())
}
