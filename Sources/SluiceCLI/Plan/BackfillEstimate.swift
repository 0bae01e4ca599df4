import Foundation
import SluiceSources

/// What a backfill takes, and from what that is known.
struct BackfillEstimate: Sendable, Equatable {
  /// Where the speed is from.
  enum Speed: Sendable, Equatable {
    /// By `--rate`.
    case given(bytesPerSecond: Double)
    case measured(S3Speed)
    /// Neither was asked for.
    case assumed

    static let assumption = 100e6

    var bytesPerSecond: Double {
      switch self {
      case .given(let rate): rate
      case .measured(let speed): speed.bytesPerSecond
      case .assumed: Self.assumption
      }
    }

    var name: String {
      switch self {
      case .given: "given"
      case .measured: "measured"
      case .assumed: "assumed"
      }
    }

    var explanation: String {
      switch self {
      case .given: "given by --rate"
      case .measured(let speed):
        "measured: \(Quantity.counted(speed.objects, "object")) of \(Quantity.bytes(speed.bytes)) in all"
      case .assumed: "assumed; --measure tries a few objects, --rate gives it"
      }
    }
  }

  /// Prices of Amazon S3 Standard in us-east-1, in US dollars for 1,000 requests. Most regions are within a quarter of
  /// them. Source: Amazon S3 pricing, "Requests & data retrievals".
  enum Price {
    static let list = 0.005
    static let get = 0.0004
  }

  let objects: Int
  let bytes: Int
  let listRequests: Int
  let speed: Speed

  /// Seconds; nil where the speed is none.
  var duration: Double? { speed.bytesPerSecond > 0 ? Double(bytes) / speed.bytesPerSecond : nil }

  /// US dollars, with the listing that was done for the plan and the one that the run does.
  var cost: Double { 2 * Double(listRequests) / 1_000 * Price.list + Double(objects) / 1_000 * Price.get }

  /// `$0.0021`: two digits, and more where there would be none.
  static func dollars(_ amount: Double) -> String {
    amount >= 1 || amount == 0
      ? String(format: "$%.2f", amount)
      : amount >= 0.01 ? String(format: "$%.3f", amount) : String(format: "$%.5f", amount)
  }

  /// `12 s`, `3 min`, `2 h 05 min`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds.rounded(.up), 0), 1e12))
    return switch whole {
    case ..<120: "\(whole) s"
    case ..<7_200: "\(whole / 60) min"
    case ..<172_800: "\(whole / 3_600) h \(whole / 60 % 60) min"
    default: "\(whole / 86_400) days \(whole / 3_600 % 24) h"
    }
  }
}
