import Foundation
import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceRules
import SluiceTestSupport

@testable import SluiceDetect

/// Rules at work on batches of records, stored and taken up again as a test wants it.
final class StateFixture {
  private let folder: String
  private let tags = TagTable()
  private let plan: DetectPlan
  private let ordered: OrderedDetection
  private let projection: Projection
  private(set) var correlator: Correlator
  /// What is stored, by section and key.
  private(set) var stored: [StateSection: [[UInt8]: StateEntry]] = [:]
  /// The alerts so far, with all that they say.
  private(set) var alerts: [String] = []
  private var sequence = 0

  /// - Parameters:
  ///   - rules: texts of rule files, by name.
  ///   - limit: of groups.
  init(_ rules: [String: String], limit: Int = 1_000_000, folds: Bool = false, lateness: Int64 = 600_000) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    folder = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in rules {
      try text.write(to: url.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }
    defer { try? FileManager.default.removeItem(atPath: url.path) }
    let library = RuleLibrary.load(paths: [url.path])
    precondition(library.errors.isEmpty, "\(library.errors)")
    var options = DetectionOptions()
    options.maximumGroups = limit
    options.signals = folds ? .fold : .mark
    options.allowedLateness = lateness
    options.showsBuildingBlocks = true
    var builder = ProjectionBuilder()
    let catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?) = (CloudTrailCatalog(), RecordCatalog())
    let programs = library.programs
    let assembly = DetectionAssembly(programs, catalogs: catalogs, options: options, in: &builder)
    let rules = RuleSet(compiling: assembly.selectors, catalogs: catalogs, in: &builder)
    guard
      let ordered = OrderedDetection(
        assembly, detector: 0, document: catalogs.document, tags: tags,
        makeReader: { ReferenceReader(projection: $0) }, in: &builder)
    else { preconditionFailure("no rule has state") }
    self.ordered = ordered
    let timestamp = catalogs.document.field(named: "@timestamp")?.bind(in: &builder)
    projection = builder.build()
    plan = DetectPlan(
      detector: 0, orderedStage: 0, rules: rules, alertRules: assembly.alertRules, ruleIDs: programs.map(\.rule.id),
      isKeptBack: programs.map { _ in false }, limits: assembly.limits,
      timestamp: timestamp, eventQueries: assembly.eventQueries, extractor: ordered.extractor,
      makeCorrelator: { _ in nil })
    correlator = ordered.correlator(projection)
  }

  var sections: [StateSection] { correlator.stateSections }

  /// Takes the records of one blob.
  func take(_ records: [String], tag: String = "t") throws {
    try takeUndrained(records, tag: tag)
    try drain()
  }

  /// Leaves the alerts where they are.
  func takeUndrained(_ records: [String], tag: String = "t") throws {
    let blob = Blob(sequence: sequence, origin: "blob") { () throws(BlobError) in
      throw BlobError(.unreadable, "not to be read")
    }
    sequence += 1
    var stage = DetectOperator(plan, ledger: LaneLedger())
    let memory = records.map { record in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: record.utf8.count, alignment: 16)
      bytes.copyBytes(from: record.utf8)
      return bytes
    }
    defer { for bytes in memory { bytes.deallocate() } }
    let batch = ReferenceReader(projection: projection).read(memory.map { UnsafeRawBufferPointer($0) })
    for index in 0..<batch.count { batch.spans[index].tag = tags.tag(tag) ?? .none }
    try stage.process(batch)
    for input in batch.orderedInputs { try correlator.take(input.input, from: blob, isLast: true) }
  }

  func end() throws {
    try correlator.end()
    try drain()
  }

  private func drain() throws {
    while let batch = try correlator.nextAlerts() {
      for match in batch.matches {
        let detail = match.detail.map { batch.details[$0] }
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        alerts.append(
          "\(plan.ruleIDs[match.rule]) \(text(detail?.seed ?? [])) \(detail?.time?.description ?? "") "
            + "\(text(detail?.document ?? [])) \((detail?.records ?? []).map(text)) \(text(detail?.members ?? [])) "
            + "\(detail?.reason ?? "") \(detail?.isBuildingBlock == true) \(detail?.document == nil ? text(Array(batch.bytes(match.record))) : "") "
            + "\(tags.name(batch.span(match.record).tag) ?? "") \(batch.blob.origin)")
      }
    }
  }

  func beginRecording() { correlator.beginRecording(all: false) }

  /// Stores what changed.
  func checkpoint() {
    for changes in correlator.takeStateChanges() {
      for entry in changes.entries {
        stored[changes.section, default: [:]][entry.key] = entry.value == nil ? nil : entry
      }
    }
  }

  /// Begins anew with what is stored, in any order of its entries.
  func takeUp(from stored: [StateSection: [[UInt8]: StateEntry]]? = nil) throws {
    if let stored { self.stored = stored }
    correlator = ordered.correlator(projection)
    for section in correlator.stateSections {
      for entry in (self.stored[section] ?? [:]).values.shuffled() { try correlator.restore(entry, of: section) }
    }
    correlator.beginRecording(all: false)
  }
}
