import ArgumentParser
import Foundation
import SluiceAWS
import SluiceCore
import SluiceVerify

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves by CloudTrail's signed digests that log files are as they were delivered.",
    discussion: """
      Checks the signature of each digest (RSA, SHA-256), the chain from digest to digest, and the hash of every log file \
      that they list, over all of its content; finds what was changed, appended, cut, deleted, moved or put in. Give the \
      bucket, or a copy of it, or parts of one: the folders CloudTrail-Digest and CloudTrail, also without the folders \
      above or below them.

      A copy lacks the signature of the newest digest of each chain, which is in the metadata of its object only: keep it \
      beside the digest in NAME.signature, or the output of `aws s3api head-object` in NAME.metadata.json; or add \
      --allow-unsigned-newest. All other digests' signatures stand in the digests after them. What is newer than the \
      newest digest can be deleted with it without a trace; of a bucket, the clock tells.

      Exit status: 0 everything is proven; 1 wrong arguments; 2 nothing is known to be wrong, but not everything can be proven; 3 it could not \
      be done; 4 something is not as CloudTrail delivered it.
      """)

  @Argument(
    help: ArgumentHelp("Folders and files, or buckets as s3://bucket/prefix.", valueName: "path"), completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("public-key"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      Public keys: a file (PEM, DER, base64 of DER, or the output of `aws cloudtrail list-public-keys`), or the base64 \
      itself. May be repeated. Without any, they are fetched from CloudTrail when a bucket is verified.
      """, valueName: "file"), completion: .file())
  var publicKeys: [String] = []

  @Flag(name: .customLong("fetch-keys"), help: "Fetch missing public keys from CloudTrail (cloudtrail:ListPublicKeys).")
  var fetchesKeys = false

  @Flag(name: .customLong("no-fetch-keys"), help: "Fetch no public keys from CloudTrail.")
  var fetchesNoKeys = false

  @Option(help: ArgumentHelp("Only digests that end at this time or later.", valueName: "time"))
  var after: String?

  @Option(help: ArgumentHelp("Only digests that end before this time.", valueName: "time"))
  var before: String?

  @Flag(
    name: .customLong("allow-unsigned-newest"),
    help: "Take the newest digest of each chain of a copy as it is, without a signature.")
  var allowsUnsignedNewest = false

  @Option(help: ArgumentHelp("Work on so many objects at a time.", valueName: "n"))
  var width: Int?

  @Option(help: "AWS profile, for buckets and keys.")
  var profile: String?

  @Option(help: "AWS region, for buckets and keys.")
  var region: String?

  @Option(name: .customLong("endpoint-url"), help: "An endpoint instead of AWS's own.")
  var endpointURL: String?

  @Option(help: "Show the result as a table or as json.")
  var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  func validate() throws {
    let buckets = paths.filter { $0.hasPrefix("s3://") }
    guard buckets.isEmpty || buckets.count == paths.count else {
      throw ValidationError("buckets and folders can't be verified together: they are two commands")
    }
    if let wrong = buckets.first(where: { BucketStore.Root($0) == nil }) {
      throw ValidationError("\(wrong) names no bucket; expected s3://bucket/prefix")
    }
    for (name, text) in [("after", after), ("before", before)] {
      guard let text, EventTime(text) == nil else { continue }
      throw ValidationError("--\(name) can't be '\(text)'; expected a time such as 2026-01-02T03:04:05Z, or a date")
    }
    if let width, !(1...1_024).contains(width) { throw ValidationError("--width has to be from 1 to 1024") }
    if let endpointURL, EndpointURL(endpointURL) == nil {
      throw ValidationError("--endpoint-url can't be '\(endpointURL)'; expected http(s)://host[:port]")
    }
    if fetchesKeys, fetchesNoKeys { throw ValidationError("--fetch-keys and --no-fetch-keys exclude each other") }
  }

  @concurrent func run() async throws {
    let report: VerificationReport
    do {
      let (store, keys) = try await open()
      report = try await verify(store, keys)
    } catch let error as ExitStatus {
      throw error
    } catch {
      Terminal.error("error: \(Terminal.printable("\(error)"))")
      let isMistake = error is PublicKeyError || (error as? StoreError)?.isMissing == true
      throw isMistake ? ExitStatus.usage : ExitStatus.failed
    }
    if report.isTampered { throw ExitStatus.found }
    if !report.isProven { throw ExitStatus.damaged }
  }

  private func open() async throws -> (any LogStore, PublicKeys) {
    var keys: [PublicKey] = []
    for argument in publicKeys { keys += try PublicKeyFile.keys(argument) }
    let buckets = paths.compactMap { BucketStore.Root($0) }
    let wantsKeys = fetchesKeys || keys.isEmpty && !buckets.isEmpty && !fetchesNoKeys
    let session = try await wantsKeys || !buckets.isEmpty ? openSession() : nil
    let service = wantsKeys ? session.map { CloudTrailKeys($0) } : nil
    let store: any LogStore =
      if let session, !buckets.isEmpty {
        BucketStore(session.s3, buckets, width: width ?? 32)
      } else if let width {
        try FileTree(paths, width: width)
      } else {
        try FileTree(paths)
      }
    return (store, PublicKeys(keys, service: service))
  }

  private func openSession() async throws -> AWSSession {
    try await AWSSession.open(
      AWSSettings(region: region, profile: profile, endpointURL: endpointURL.flatMap { EndpointURL($0) }))
  }

  private func verify(_ store: any LogStore, _ keys: PublicKeys) async throws -> VerificationReport {
    let now = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    var options = Verification.Options(
      after: after.flatMap { EventTime($0) }, before: before.flatMap { EventTime($0) }, now: now)
    options.allowsUnsignedNewest = allowsUnsignedNewest
    let verification = Verification(store, keys: keys, options)
    switch format {
    case .table:
      let report = try await verification.run { print(Terminal.printable($0.text)) }
      print(Terminal.printableLines(report.text))
      return report
    case .json:
      var json = VerificationJSON()
      print(json.beginning, terminator: "")
      let report = try await verification.run { print(json.finding($0), terminator: "") }
      print(json.end(report))
      return report
    }
  }
}
