package import SluiceConfig
package import SluiceCore
import SluiceECS

/// `parse` in a pipeline file.
package struct ParseStage: ParseComponent {
  package static let name = "parse"
  package static let summary =
    "Cuts records out of the bytes and checks each one; what is malformed goes to the dead letters, its neighbours go on."

  static let format = ConfigKey.enumeration(
    "format", RecordFormat.self, default: .cloudtrail,
    "cloudtrail: CloudTrail records in any form in which they are found (delivered objects, arrays, JSON lines, "
      + "lookup-events, EventBridge, CloudWatch Logs subscriptions); ecs: documents that are ECS already; json: any JSON objects."
  )
  static let maximumRecordSize = ConfigKey.byteCount(
    "max_record_size", default: 32 << 20, in: (64 << 10)...(1 << 30), "A record of more bytes is refused.")
  package static let keys: [any ConfigKeyDeclaration] = [format, maximumRecordSize]

  package let options: ParseOptions

  package init(_ section: ConfigSection) {
    options = ParseOptions(
      format: section.value(Self.format), maximumRecordSize: section.value(Self.maximumRecordSize))
  }

  package init(options: ParseOptions) { self.options = options }

  package func plan(_ context: inout PlanContext) -> any ParseStagePlan {
    context.catalog =
      switch options.format {
      case .cloudtrail: CloudTrailCatalog()
      case .ecs: DocumentCatalog(.ecs)
      case .json: DocumentCatalog(.json)
      }
    context.recordCatalog =
      switch options.format {
      case .cloudtrail: RecordCatalog()
      case .ecs: nil
      case .json: DocumentCatalog(.json)
      }
    // The other formats are documents already.
    let raw: PlanContext.MakeEventWriter = { _, _ in { _ in RawEventWriter() } }
    context.eventWriter = raw
    context.rereadingEventWriter = raw
    if options.format == .cloudtrail {
      context.eventWriter = { format, context in
        guard format == .ecs else { return raw(format, &context) }
        let columns = ECSDocumentColumns(in: &context.projection, adding: context.enrichedFields)
        return { _ in ECSEventWriter(columns: columns) }
      }
      context.rereadingEventWriter = { format, context in
        guard format == .ecs else { return raw(format, &context) }
        let enriched = context.enrichedFields
        return { _ in
          RereadingEventWriter(adding: enriched) { SingleRecordReader(projection: $0, splitsDotsAtRoot: false) }
        }
      }
    }
    let splitsDotsAtRoot = options.format != .cloudtrail
    context.recordReader = { SingleRecordReader(projection: $0, splitsDotsAtRoot: splitsDotsAtRoot) }
    return ParsePlan(options: options, in: &context.projection)
  }
}

extension ParsePlan: ParseStagePlan {
  package func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ lane: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error> {
    func open(_ windows: some AsyncSequence<ByteWindow, any Error>) -> any AsyncSequence<RecordBatch, any Error> {
      windows.parse(with(lane.projection), lane: lane.ledger)
    }
    return open(windows)
  }
}
