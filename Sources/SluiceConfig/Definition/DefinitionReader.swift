/// Makes components of the entries of a pipeline file.
struct DefinitionReader {
  let root: ConfigSection
  let registry: ComponentRegistry
  let problems: ProblemCollector
  let base: PathBase

  func read(file: String) -> PipelineDefinition? {
    let source = readSource()
    let stages = readStages()
    let sinks = readSinks()
    let state = root.value(PipelineDefinition.stateKey).flatMap(StateSettings.init)
    let metrics = root.value(PipelineDefinition.metricsKey).flatMap(MetricsSettings.init)
    let name = root.value(PipelineDefinition.nameKey) ?? Self.name(of: file)
    guard let source else { return nil }
    return PipelineDefinition(
      name: name, file: file, directory: base.directory, source: source.component,
      sourceLocation: source.location, sourceSettings: source.settings, stages: stages, sinks: sinks, state: state,
      metrics: metrics)
  }

  /// The file's name without folders and ending.
  private static func name(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return stem.isEmpty ? String(name) : String(stem)
  }

  private func readSource() -> (
    component: any SourceComponent, location: SourceLocation, settings: [ConfigSetting]
  )? {
    guard let entry = required(PipelineDefinition.sourceKey) else { return nil }
    guard let named = NamedNode(entry.value, kind: .source, path: "source", registry, problems),
      let type = named.type as? any SourceComponent.Type, let section = named.section(base, problems)
    else { return nil }
    return (type.init(section), named.location, section.settings)
  }

  private func readStages() -> [PipelineDefinition.StageEntry] {
    guard let entry = required(PipelineDefinition.stagesKey), let nodes = list(entry, "stage") else { return [] }
    var stages: [PipelineDefinition.StageEntry] = []
    var order = StageOrder(location: entry.location)
    for (number, node) in nodes.enumerated() {
      guard let named = NamedNode(node, kind: .stage, path: "stages.\(number)", registry, problems),
        let type = named.type
      else {
        order.appendUnknown()
        continue
      }
      order.append(type, at: named.location, path: named.path)
      guard let section = named.section(base, problems) else { continue }
      stages.append(
        PipelineDefinition.StageEntry(
          type.init(section), location: named.location, path: named.path, settings: section.settings))
    }
    order.check(parse: registry.stages.first { $0 is any ParseComponent.Type }?.name ?? "parse", problems)
    return stages
  }

  private func readSinks() -> [PipelineDefinition.SinkEntry] {
    guard let entry = required(PipelineDefinition.sinksKey), let nodes = list(entry, "sink") else { return [] }
    if nodes.isEmpty {
      problems.error(
        at: entry.value.location, "sinks is empty",
        expected: "expected at least one: \(registry.sinks.map { $0.name }.joined(separator: ", "))", path: "sinks")
    }
    return nodes.enumerated().compactMap { number, node in
      guard let named = NamedNode(node, kind: .sink, path: "sinks.\(number)", registry, problems),
        let type = named.type as? any SinkComponent.Type, let section = named.section(base, problems)
      else { return nil }
      return PipelineDefinition.SinkEntry(
        type.init(section), location: named.location, path: named.path, settings: section.settings)
    }
  }

  private func required(_ key: PipelineDefinition.KeyOutline) -> ConfigNode.Entry? {
    guard let entry = root.entry(key.name) else {
      problems.error(
        at: root.location, "missing key '\(key.name)' in the pipeline file", expected: key.documentation,
        path: key.name)
      return nil
    }
    return entry
  }

  private func list(_ entry: ConfigNode.Entry, _ kind: String) -> [ConfigNode]? {
    if case .sequence(let nodes) = entry.value.content { return nodes }
    if entry.value.isNull { return [] }
    problems.error(
      at: entry.value.location, "\(entry.name) can't be \(entry.value.summary)",
      expected: "expected a list: each \(kind) on a line that begins with '- '", path: entry.name)
    return nil
  }
}
