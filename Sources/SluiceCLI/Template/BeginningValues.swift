import SluiceConfig
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRoute
import SluiceSinks
import SluiceSources

/// The values that `sluice init` writes, as YAML, by key. What has none here stays a comment.
struct BeginningValues {
  /// The rules that come with sluice.
  let rules: String?

  /// A source whose values are not known here gets its required keys from the environment.
  func source(_ type: any Component.Type) -> [String: String] {
    switch type {
    case is FileSource.Type:
      return ["paths": #""${LOGS:-.}""#, "include": #"["*.json", "*.json.gz"]"#]
    default:
      let required = type.keys.filter(\.isRequired).map(\.name)
      return Dictionary(uniqueKeysWithValues: required.map { ($0, "\"${\($0.uppercased())}\"") })
    }
  }

  /// Nil for stages that are not needed to begin with.
  func stage(_ type: any Component.Type) -> [String: String]? {
    switch type {
    case is DecompressStage.Type, is ParseStage.Type, is RouteStage.Type: [:]
    case is DetectStage.Type: ["rules": CommentedComponent.quoted("${SLUICE_RULES:-\(rules ?? "rules")}")]
    default: nil
    }
  }

  /// Nil for sinks that are not needed to begin with.
  func sink(_ type: any Component.Type) -> [String: String]? {
    switch type {
    case is StdoutSink.Type: ["from": "alerts"]
    case is FileSink.Type:
      ["from": "dead_letters", "path": #""${OUT:-out}/dead-letters.jsonl""#, "overwrite": "true"]
    default: nil
    }
  }
}
