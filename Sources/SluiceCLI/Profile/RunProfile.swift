import SluiceConfig
import SluiceDetect
import SluiceRuntime
import Synchronization

/// What a run's rules and stages cost.
final class RunProfile: Sendable {
  let lanes = LaneProfile()
  private let watched = Mutex<[(path: String, profile: DetectionProfile)]>([])

  /// The pipeline with detect stages that count their costs.
  func watching(_ definition: PipelineDefinition) -> PipelineDefinition {
    let paths = definition.stages.filter { $0.component is DetectStage }.map(\.path)
    var next = 0
    return definition.mapStages { component in
      guard var stage = component as? DetectStage else { return component }
      let profile = DetectionProfile()
      stage.profile = profile
      watched.withLock { $0.append((paths[next], profile)) }
      next += 1
      return stage
    }
  }

  /// By detect stage.
  var detectors: [(path: String, cost: DetectionProfile.Snapshot)] {
    watched.withLock { $0.map { ($0.path, $0.profile.snapshot) } }
  }

  /// Of all rules and of the search for them.
  var ruleNanoseconds: Int { detectors.reduce(0) { $0 + $1.cost.nanoseconds } }

  /// A part of a whole in percent, with one digit behind the point.
  static func share(_ part: Double, of whole: Double) -> String {
    let tenths = whole > 0 ? Int((part / whole * 1_000).rounded()) : 0
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
