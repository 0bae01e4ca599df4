import Foundation
import SluiceCore

@testable import SluiceEnrich

/// Bytes that stay where they are. They are never freed: a view of them may be looked at after the last use of the value.
struct AgentBytes {
  let bytes: UnsafeRawBufferPointer

  init(_ source: some Collection<UInt8>) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 16)
    memory.copyBytes(from: source)
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<source.count])
  }

  init(_ text: String) { self.init(Array(text.utf8)) }
}

/// A block's values as texts.
func texts(of block: FieldBlock, slots: Int) -> [String?] { (0..<slots).map { block[$0].string } }

extension UserAgentRules {
  init(text: String) throws { try self.init(Data(text.utf8), file: "regexes.yaml") }
}

extension UserAgentParser {
  /// What an agent's parts are, in the order of `UserAgentSlot`.
  func parts(of agent: String) -> [String?] { parts(of: AgentBytes(agent)) }

  func parts(of agent: AgentBytes) -> [String?] {
    let writer = FieldBlock.Writer(slots: UserAgentSlot.allCases.count)
    parse(agent.bytes, into: writer)
    return texts(of: writer.block, slots: UserAgentSlot.allCases.count)
  }
}

/// What the AWS parser says of an agent, by the names behind `sluice.user_agent.`; flags only where they are set.
func toolParts(of agent: String) -> [String: String] { toolParts(of: AgentBytes(agent)) }

func toolParts(of agent: AgentBytes) -> [String: String] {
  let fields = AWSUserAgentField.allCases
  let writer = FieldBlock.Writer(slots: fields.count)
  AWSUserAgent.parse(agent.bytes, into: writer)
  var result: [String: String] = [:]
  for field in fields {
    guard let value = writer.block[field.rawValue].string, value != "false" else { continue }
    result[String(field.fieldName.dropFirst("sluice.user_agent.".count))] = value
  }
  return result
}
