import SluiceRuntime
import SluiceSinks

/// What the progress line says, and when it is drawn anew. Time is given to it: nothing here waits or asks a clock.
struct ProgressLine {
  /// Drawn at most ten times a second.
  static let interval = Duration.milliseconds(100)
  /// Runs that are over by then show no line.
  static let delay = Duration.milliseconds(300)
  /// Rates are those of the last seconds.
  static let window = Duration.seconds(3)

  /// Bytes to read, as delivered; nil where that is not known, or not yet.
  var total: Int?
  let style: TerminalStyle
  private var drawn: Duration?
  /// Moments of the window, the oldest in front.
  private var moments: [(time: Duration, sample: Progress.Sample)] = [(.zero, Progress.Sample())]

  init(total: Int?, style: TerminalStyle) {
    self.total = total
    self.style = style
  }

  /// The line to draw now; nil when it is too early.
  ///
  /// - Parameter time: since the start.
  mutating func update(_ sample: Progress.Sample, at time: Duration) -> String? {
    guard time >= Self.delay else { return nil }
    if let drawn, time - drawn < Self.interval { return nil }
    drawn = time
    moments.append((time, sample))
    while moments.count > 2, time - moments[1].time >= Self.window { moments.removeFirst() }
    return text(sample, at: time)
  }

  private func text(_ sample: Progress.Sample, at time: Duration) -> String {
    let seconds = (time - moments[0].time) / .seconds(1)
    func rate(_ now: Int, _ before: Int) -> Double { seconds > 0 ? Double(now - before) / seconds : 0 }
    let then = moments[0].sample
    let bytesPerSecond = rate(sample.outputBytes, then.outputBytes)
    let recordsPerSecond = rate(sample.records, then.records)

    // What matters less goes first where there is no room.
    var parts = [
      Quantity.counted(sample.alerts, "alert"),
      "\(Quantity.short(bytesPerSecond / 1e6)) MB/s",
      "\(Quantity.short(recordsPerSecond)) records/s",
      "\(Quantity.short(Double(sample.records))) records",
    ]
    var front = ""
    if let total, total > 0 {
      let share = min(1, Double(sample.inputBytes) / Double(total))
      // What is not written yet is not done.
      front = Quantity.padded("\(min(99, Int(share * 100)))%", 4)
      let inputRate = rate(sample.inputBytes, then.inputBytes)
      if inputRate > 0 {
        parts.insert("ETA \(Quantity.clock(Double(max(0, total - sample.inputBytes)) / inputRate))", at: 1)
      }
      parts[parts.count - 1] = "\(Quantity.bytes(sample.inputBytes)) of \(Quantity.bytes(total))"
    } else {
      front = Quantity.clock(time / .seconds(1))
    }
    // The last column stays free: a terminal may break the line there.
    let room = style.width - 1
    func joined() -> String { ([front] + parts).joined(separator: "  ") }
    while joined().count > room, !parts.isEmpty { parts.removeLast() }
    let rest = room - joined().count
    if let total, total > 0, rest >= 12 {
      front += " " + bar(Double(sample.inputBytes) / Double(total), width: min(rest - 1, 30))
    }
    return String(joined().prefix(room))
  }

  private func bar(_ share: Double, width: Int) -> String {
    guard style.isUnicode else {
      let inner = width - 2
      let full = Int(min(1, max(0, share)) * Double(inner))
      return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: inner - full) + "]"
    }
    let eighths = Int(min(1, max(0, share)) * Double(width * 8))
    let part = eighths % 8 == 0 ? "" : String(Self.eighths[eighths % 8 - 1])
    let text = String(repeating: "█", count: eighths / 8) + part
    return text + String(repeating: "░", count: width - text.count)
  }

  private static let eighths = Array("▏▎▍▌▋▊▉")
}
