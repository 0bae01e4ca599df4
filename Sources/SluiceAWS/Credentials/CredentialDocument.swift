import Foundation
import SluiceCore

/// The JSON in which programs, containers and instances hand out credentials.
struct CredentialDocument: Hashable, Sendable {
  /// Of `credential_process`.
  let version: Int?
  /// Of the instance's metadata: `Success`, or what is wrong, with a message.
  let code: String?
  let message: String?
  private let accessKeyID: String?
  private let secretAccessKey: String?
  private let token: String?
  private let expiration: String?

  /// Nil when it is no JSON object, or a member is of a wrong type.
  init?(json: [UInt8], tokenName: String) {
    guard let object = try? JSONDecoder().decode([String: Member].self, from: Data(json)) else { return nil }
    func text(_ name: String) -> String? {
      if case .text(let text)? = object[name], !text.isEmpty { text } else { nil }
    }
    version = if case .number(let number)? = object["Version"] { number } else { nil }
    code = text("Code") ?? text("code")
    message = text("Message") ?? text("message")
    accessKeyID = text("AccessKeyId")
    secretAccessKey = text("SecretAccessKey")
    token = text(tokenName)
    expiration = text("Expiration")
  }

  /// - Throws: `Fault` that says which member is missing or wrong.
  func credentials(needsToken: Bool) throws(Fault) -> AWSCredentials {
    guard let accessKeyID else { throw Fault(description: "AccessKeyId is missing") }
    guard let secretAccessKey else { throw Fault(description: "SecretAccessKey is missing") }
    if needsToken, token == nil { throw Fault(description: "Token is missing") }
    let end = expiration.flatMap { EventTime($0) }
    if let expiration, end == nil { throw Fault(description: "Expiration is '\(expiration)': expected ISO 8601") }
    if needsToken, end == nil { throw Fault(description: "Expiration is missing") }
    return AWSCredentials(
      accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: token, expiration: end)
  }

  struct Fault: Error, Hashable, CustomStringConvertible {
    let description: String
  }

  private enum Member: Decodable {
    case text(String)
    case number(Int)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .other
      }
    }
  }
}
