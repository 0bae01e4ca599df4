import Foundation
import SluiceConfig
import SluiceSinks
import SluiceSources

/// Looks whether files can be written where a pipeline's sinks and state want them. Nothing is created.
enum OutputCheck {
  static func items(of definition: PipelineDefinition) -> [CheckItem] {
    var items: [CheckItem] = []
    for sink in definition.sinks {
      switch sink.component {
      case let file as FileSink:
        let path = sink.settings.first { $0.name == "path" }?.text ?? ""
        items.append(item(sink.path, folderOf: path, in: definition.directory))
        if definition.source is SQSSource { items += liveItems(sink.path, file, hasState: definition.state != nil) }
      case is StdoutSink: items.append(CheckItem(sink.path, .ok, "the standard output"))
      default: break
      }
    }
    if let state = definition.state { items.append(item("state", folderOf: state.path, in: definition.directory)) }
    return items
  }

  /// What to look at where files are written of a source that has no end.
  private static func liveItems(_ name: String, _ sink: FileSink, hasState: Bool) -> [CheckItem] {
    var items: [CheckItem] = []
    if !sink.completesFilesInTime {
      items.append(
        CheckItem(
          "\(name): rotate", .warning,
          "the source has no end, so a file may stay .NAME.partial until the run is stopped",
          remedy: "set rotate: { age: 5m }, after which a file is completed and has its name"))
    }
    if !hasState {
      items.append(
        CheckItem(
          "\(name): state", .warning,
          "without a state file a run does not go on with the files of the run before, but begins next parts; what a killed "
            + "run wrote stays in .NAME.partial, and some of it may come again",
          remedy: "set state: { path: … } beside the sinks"))
    }
    return items
  }

  /// Whether the folder of a file can be written to, or the nearest one above it that exists.
  ///
  /// - Parameter path: may be a template: folders behind the first placeholder are made as they come.
  static func item(_ name: String, folderOf path: String, in directory: String) -> CheckItem {
    var path = path
    if path.hasPrefix("~/") { path = NSString(string: path).expandingTildeInPath }
    if !path.hasPrefix("/") { path = "\(directory)/\(path)" }
    if let brace = path.firstIndex(of: "{") { path = String(path[..<brace]) + "x" }
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if unsafe files.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { return CheckItem(name, .missing, "\(path) is a folder", remedy: "name a file") }
      return files.isWritableFile(atPath: path)
        ? CheckItem(name, .ok, "\(path) is there and can be written to")
        : CheckItem(name, .missing, "\(path) can't be written to", remedy: "change its owner or mode, or the path")
    }
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent().standardizedFileURL
    while !(unsafe files.fileExists(atPath: folder.path, isDirectory: &isFolder)), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    guard isFolder.boolValue else {
      return CheckItem(name, .missing, "\(folder.path) is no folder", remedy: "change the path")
    }
    return files.isWritableFile(atPath: folder.path)
      ? CheckItem(name, .ok, "\(folder.path) can be written to")
      : CheckItem(
        name, .missing, "\(folder.path) can't be written to by this user",
        remedy: "change its owner or mode, or the path")
  }
}
