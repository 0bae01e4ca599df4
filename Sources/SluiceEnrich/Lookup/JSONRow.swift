import Foundation

/// A line of a JSON Lines table: an object of texts, numbers, booleans, and lists of these.
struct JSONRow: Sendable {
  /// The columns' values as texts, in no order; a null is no value.
  let columns: [String: [String]]

  /// - Throws: `FileProblem` when the line is no such object.
  init(_ line: [UInt8]) throws(FileProblem) {
    let values: [String: Value]
    do {
      values = try JSONDecoder().decode([String: Value].self, from: Data(line))
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      guard let key = context.codingPath.first else { throw FileProblem("the line is no JSON object") }
      throw FileProblem("'\(key.stringValue)' is neither a text, a number, a boolean nor a list of these")
    } catch {
      throw FileProblem("the line is no JSON object")
    }
    columns = values.mapValues(\.texts)
  }

  private struct Value: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
      if var list = try? decoder.unkeyedContainer() {
        var texts: [String] = []
        while !list.isAtEnd { texts += try list.decode(Scalar.self).text.map { [$0] } ?? [] }
        self.texts = texts
      } else {
        texts = try Scalar(from: decoder).text.map { [$0] } ?? []
      }
    }
  }

  private struct Scalar: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        text = nil
      } else if let value = try? container.decode(Bool.self) {
        text = "\(value)"
      } else if let value = try? container.decode(Int64.self) {
        text = "\(value)"
      } else if let value = try? container.decode(Double.self) {
        text = "\(value)"
      } else {
        text = try container.decode(String.self)
      }
    }
  }
}
