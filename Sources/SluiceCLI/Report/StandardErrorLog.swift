import Foundation
import Logging
import SluiceCore

/// Log lines on the standard error, as text or as JSON.
struct StandardErrorLog: LogHandler {
  let format: LogFormat
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  init(format: LogFormat) { self.format = format }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
    switch format {
    case .text:
      let fields = all.map { " \($0.key)=\(Terminal.printable("\($0.value)"))" }.joined()
      Terminal.error("\(event.level): \(Terminal.printable("\(event.message)"))\(fields)")
    case .json:
      var line: [UInt8] = []
      line.append(raw: "{\"level\":")
      line.append(jsonString: "\(event.level)")
      line.append(raw: ",\"message\":")
      line.append(jsonString: "\(event.message)")
      for (key, value) in all {
        line.append(0x2C)
        line.append(jsonString: key)
        line.append(0x3A)
        line.append(jsonString: "\(value)")
      }
      line.append(0x7D)
      Terminal.error(String(decoding: line, as: UTF8.self))
    }
  }
}
