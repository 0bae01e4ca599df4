import Foundation

extension PipelineDefinition {
  /// Reads a pipeline file. All mistakes go to `problems`; the caller looks at `problems.hasErrors`.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the working directory.
  ///   - overrides: Values of the command line, put in the file's place, in order.
  ///   - environment: For `${VAR}`; `HOME` is what `~` means in paths.
  /// - Returns: The definition, also when there are mistakes in it; nil if the file can't be read, is not YAML, or
  ///   names no source.
  package static func load(
    path: String, registry: ComponentRegistry, overrides: [ConfigOverride] = [], environment: [String: String],
    problems: ProblemCollector
  ) -> PipelineDefinition? {
    let url = URL(fileURLWithPath: path)
    let bytes: Data
    do {
      bytes = try Data(contentsOf: url)
    } catch {
      problems.error(at: nil, "can't read the pipeline file '\(path)': \(reason(error, path))")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = invalidUTF8(bytes)
      problems.error(
        at: SourceLocation(file: path, line: place.line, column: place.column), "the file is not UTF-8 from here on")
      return nil
    }
    return load(
      text: text, file: path, directory: url.deletingLastPathComponent().path, registry: registry,
      overrides: overrides, environment: environment, problems: problems)
  }

  /// Reads the text of a pipeline file.
  ///
  /// - Parameters:
  ///   - file: What messages call it.
  ///   - directory: Absolute; relative paths start there.
  package static func load(
    text: String, file: String, directory: String, registry: ComponentRegistry, overrides: [ConfigOverride] = [],
    environment: [String: String], problems: ProblemCollector
  ) -> PipelineDefinition? {
    let variables = Variables(environment: environment)
    var document = YAMLDocument(text, file: file, variables: variables, problems: problems)
    guard var root = document.read() else { return nil }
    for override in overrides { override.apply(to: &root, variables: variables, problems: problems) }
    guard case .mapping(let entries) = root.content else {
      problems.error(
        at: root.location, "the pipeline file can't be \(root.summary)",
        expected: "expected a mapping with the keys name, source, stages and sinks")
      return nil
    }
    let base = PathBase(directory: directory, home: environment["HOME"])
    let section = ConfigSection(
      entries, keys: keys, path: "", location: SourceLocation(file: file, line: 1, column: 1), base: base,
      problems: problems)
    return DefinitionReader(root: section, registry: registry, problems: problems, base: base).read(file: file)
  }

  private static func reason(_ error: any Error, _ path: String) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile?, .fileNoSuchFile?: "there is no such file"
    case .fileReadNoPermission?: "it may not be read by this user"
    case .fileReadUnknown? where isFolder(path): "it is a folder"
    default: error.localizedDescription
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
  }

  /// The place of the first byte that is not UTF-8.
  private static func invalidUTF8(_ bytes: Data) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      column = scalar == "\n" ? 1 : column + 1
      if scalar == "\n" { line += 1 }
    }
    return (line, column)
  }
}
