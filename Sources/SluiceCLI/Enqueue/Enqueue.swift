import ArgumentParser
import SluiceAWS
import SluiceConfig
import SluiceSources

/// `sluice run --enqueue QUEUE-URL FILE`: puts what the file's source s3 would read on a queue, for other sluices to read
/// with the source sqs.
enum Enqueue {
  /// - Throws: `ExitStatus`, when it has said why.
  static func run(_ file: String, _ overrides: [String], _ filters: FilterOptions, queueURL: String) async throws {
    let source = try Backfill.source(file, overrides, filters, for: "--enqueue")
    guard QueueURL(queueURL) != nil else {
      Terminal.error("error: --enqueue takes the URL of a queue, and '\(Terminal.printable(queueURL))' is none")
      throw ExitStatus.usage
    }
    let sent = EnqueueProgress()
    do {
      let session = try await AWSSession.open(source.settings, queueURL: queueURL)
      let queue = try session.sqs(queueURL: queueURL)
      if queueURL.hasSuffix(".fifo") {
        Terminal.error(
          "error: \(queueURL) is a FIFO queue, which would let the workers read one object after the other; take a "
            + "standard queue")
        throw ExitStatus.usage
      }
      let report = try await source.enqueue(on: queue, region: session.region) { sent.set($0) }
      Terminal.error(Self.text(report, queueURL))
    } catch let error as AWSError {
      Terminal.error("error: \(Terminal.printable(error.description))")
      let report = sent.value
      if report.objects > 0 {
        Terminal.error(
          Self.text(report, queueURL)
            + "; the rest is not on it. To enqueue again is safe, if the workers remember what they have done")
      }
      throw ExitStatus.failed
    }
  }

  static func text(_ report: EnqueueReport, _ queueURL: String) -> String {
    "put \(Quantity.counted(report.objects, "object")) (\(Quantity.bytes(report.bytes))) in "
      + "\(Quantity.counted(report.messages, "message")) on \(queueURL)"
  }
}
