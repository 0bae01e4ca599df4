import SluiceParse
import SluiceWorkloads

/// A piece of work whose instructions are counted.
struct Workload: Sendable {
  typealias Run = @Sendable () async throws -> Int

  let name: String
  /// Records or bytes: what its instructions are divided by.
  let units: Int
  /// Makes the data and checks the result; what it returns does the work, once per call.
  let prepare: @Sendable () async throws -> Run

  private static let data = TrailData(records: 1_000)

  static let all: [Workload] = index + walks + matches + states + enrichments + documents

  private static var index: [Workload] {
    nonisolated(unsafe) let text = ScannedText.make(of: data)
    return [
      Workload(name: "index", units: text.length) {
        text.checkScan(.avx2)
        return { text.scan(.avx2) }
      }
    ]
  }

  private static var walks: [Workload] {
    [4, 16, 48].map { paths in
      Workload(name: "walk-\(paths)-paths", units: data.size.records) {
        let walk = Walk(paths: paths, over: data)
        try await walk.checkRecords()
        return { try await walk.recordCount() }
      }
    }
  }

  private static var matches: [Workload] {
    [(50, HitShare.none), (50, .one), (1_000, .none), (1_000, .one)].map { rules, share in
      Workload(name: "match-\(rules)-rules-\(share == .none ? "no" : "some")-hits", units: data.size.records) {
        let matching = Matching(rules: rules, hits: share, over: data)
        try await matching.checkMatches()
        return { try await matching.parseAndMatch() }
      }
    }
  }

  /// What lanes do for rules with state, and what is done in order.
  private static var states: [Workload] {
    [
      ("new-terms", Correlation.Kind.newTermsMany), ("new-terms-known", .newTermsFew), ("threshold", .thresholdMany),
      ("esql", .esqlMany),
    ].flatMap { name, kind in
      [
        Workload(name: "lane-\(name)", units: data.size.records) {
          let correlation = try await Correlation(kind, over: data)
          return { try await correlation.runLane() }
        },
        Workload(name: "state-\(name)", units: data.size.records) {
          let correlation = try await Correlation(kind, over: data)
          try await correlation.checkAlerts()
          return { try correlation.run() }
        },
      ]
    }
  }

  private static var enrichments: [Workload] {
    let records = 2_000
    return Enrichment.Kind.allCases.flatMap { kind in
      [Enrichment.Values.repeated, .distinct].map { values in
        Workload(name: "enrich-\(kind.rawValue)-\(values.rawValue)", units: records) {
          let enrichment = try Enrichment(kind, values, records: records)
          try await enrichment.checkValues()
          return { try await enrichment.run().bytes }
        }
      }
    }
  }

  private static var documents: [Workload] {
    [
      Workload(name: "ecs-document", units: data.size.records) {
        let documents = Documents(over: data)
        try await documents.checkDocuments()
        return { try await documents.run().bytes }
      },
      Workload(name: "alert", units: data.size.records) {
        let alerts = try Alerts(over: data)
        try await alerts.checkAlerts()
        return { try await alerts.run() }
      },
    ]
  }
}
