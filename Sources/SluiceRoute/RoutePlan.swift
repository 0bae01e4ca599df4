import SluiceConfig
import SluiceCore
import SluiceMatch

/// A planned route stage.
struct RoutePlan: RecordStagePlan {
  struct PlannedRoute: Sendable {
    let filter: Filter
    /// Nil for a route that drops.
    let template: TagTemplate?
  }

  let routes: [PlannedRoute]
  let standard: TagTemplate?
  let takesAll: Bool
  let columns: TagColumns
  let tags: TagTable

  func makeStage(_ lane: LaneContext) -> any RecordStage { RouteOperator(self, lane) }
}

/// The route stage on one lane.
struct RouteOperator: RecordStage {
  static let name = RouteStage.name

  private enum Action {
    case drop
    /// Position of the tagger.
    case tag(Int)
  }

  private struct LaneRoute {
    var filter: Filter
    let action: Action
  }

  private var routes: [LaneRoute] = []
  /// One for each different template; the last one is for records that no route takes.
  private var taggers: [Tagger] = []
  private let takesAll: Bool
  private let ledger: LaneLedger

  init(_ plan: RoutePlan, _ lane: LaneContext) {
    takesAll = plan.takesAll
    ledger = lane.ledger
    var positions: [TagTemplate: Int] = [:]
    for route in plan.routes {
      guard let template = route.template else {
        routes.append(LaneRoute(filter: route.filter, action: .drop))
        continue
      }
      let position = positions[template] ?? taggers.count
      if position == taggers.count {
        positions[template] = position
        taggers.append(Tagger(template: template, columns: plan.columns, tags: plan.tags))
      }
      routes.append(LaneRoute(filter: route.filter, action: .tag(position)))
    }
    if let standard = plan.standard {
      taggers.append(Tagger(template: standard, columns: plan.columns, tags: plan.tags))
    }
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    // A later route stage decides anew.
    batch.extraTags.removeAll(keepingCapacity: true)
    if routes.isEmpty {
      // There is the one tagger, if any.
      for index in taggers.indices { taggers[index].tagAll(of: batch, ledger: &ledger.ledger) }
    } else {
      decide(batch)
    }
    for index in taggers.indices { taggers[index].fold(into: &ledger.ledger) }
  }

  private mutating func decide(_ batch: RecordBatch) {
    var dropped = 0
    for record in 0..<batch.count where batch.isLive(record) {
      let wasDropped = takesAll ? routeToAll(record, batch) : routeToFirst(record, batch)
      if wasDropped {
        batch.drop(record)
        dropped += 1
      }
    }
    if dropped > 0 { ledger.ledger.recordsDropped.count("route: drop", dropped) }
  }

  /// - Returns: whether the record is dropped.
  private mutating func routeToFirst(_ record: Int, _ batch: RecordBatch) -> Bool {
    for index in routes.indices where routes[index].filter.matches(batch, record) {
      switch routes[index].action {
      case .drop: return true
      case .tag(let tagger): batch.spans[record].tag = taggers[tagger].tag(record, of: batch, ledger: &ledger.ledger)
      }
      return false
    }
    giveStandardTag(record, batch)
    return false
  }

  private mutating func routeToAll(_ record: Int, _ batch: RecordBatch) -> Bool {
    // A drop wins, wherever it stands, so it is looked for before anything is counted.
    for index in routes.indices {
      if case .drop = routes[index].action, routes[index].filter.matches(batch, record) { return true }
    }
    let firstExtra = batch.extraTags.count
    var first = Tag.none
    for index in routes.indices {
      guard case .tag(let tagger) = routes[index].action, routes[index].filter.matches(batch, record) else { continue }
      let tag = taggers[tagger].peek(record, of: batch, ledger: &ledger.ledger)
      // Two routes may give the same tag; the record goes there once.
      if tag == first || batch.extraTags[firstExtra...].contains(where: { $0.tag == tag }) { continue }
      taggers[tagger].countLast()
      if first == .none {
        first = tag
      } else {
        batch.extraTags.append(ExtraTag(record: record, tag: tag))
      }
    }
    if first == .none {
      giveStandardTag(record, batch)
    } else {
      batch.spans[record].tag = first
    }
    return false
  }

  private mutating func giveStandardTag(_ record: Int, _ batch: RecordBatch) {
    guard let last = taggers.indices.last else { return }
    batch.spans[record].tag = taggers[last].tag(record, of: batch, ledger: &ledger.ledger)
  }
}
