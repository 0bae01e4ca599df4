import SluiceAWS

/// The parameters of Devo's SQS collector, as its Cloud Collector App takes them.
///
/// Source: Devo documentation, "SQS collector" and "General setup for S3 + SQS collector".
struct CollectorTemplate: Hashable, Sendable {
  /// What is wrong with a template, all of it.
  struct Mistakes: Error, Hashable, Sendable {
    let messages: [String]
  }

  struct Credentials: Hashable, Sendable {
    var accessKeyID: String?
    var hasSecretKey = false
    var role: String?
    var externalID: String?
  }

  let id: String?
  let queueURL: String
  let region: String?
  let credentials: Credentials
  /// In seconds.
  let visibilityTimeout: Int?
  let waitTime: Int?
  /// Services of the template that carry CloudTrail.
  let services: [CollectorService]
  /// What is not taken over, and why; what users should know.
  let notes: [String]

  /// - Throws: `Mistakes` when it can't be turned into a pipeline.
  init(_ text: [UInt8]) throws(Mistakes) {
    guard let document = JSONValue(parsing: text), let members = document.object else {
      throw Mistakes(messages: ["it is no JSON object"])
    }
    guard let inputs = members["inputs"]?.object, let input = inputs["sqs_collector"]?.object else {
      throw Mistakes(messages: ["it has no inputs.sqs_collector: only templates of the SQS collector can be imported"])
    }
    var reader = Reader(input)
    for name in members.keys.sorted() where name != "inputs" { reader.leaveOut(name) }
    for name in inputs.keys.sorted() where name != "sqs_collector" {
      reader.notes.append("inputs.\(name) is another collector: it is left out")
    }

    id = reader.text("id")
    queueURL = reader.text("base_url", isRequired: true) ?? ""
    if !queueURL.isEmpty, QueueURL(queueURL) == nil {
      reader.mistakes.append("base_url '\(queueURL)' is no URL of a queue")
    }
    region = reader.text("region")
    credentials = reader.credentials()
    visibilityTimeout = reader.seconds("sqs_visibility_timeout", in: 2...43_200)
    waitTime = reader.seconds("sqs_wait_timeout", in: 0...20)
    services = reader.services()
    if reader.bool("enabled") == false {
      reader.notes.append("enabled is false: this pipeline runs when it is started")
    }
    if reader.bool("ack_messages") == false {
      reader.notes.append("ack_messages is false, but messages that are done are deleted here: use a queue of its own")
    }
    reader.leaveOutRest()
    notes = reader.notes
    if !reader.mistakes.isEmpty { throw Mistakes(messages: reader.mistakes) }
  }
}

extension CollectorTemplate {
  /// Reads the collector's members, and knows which were read.
  private struct Reader {
    private let members: [String: JSONValue]
    private var read: Set<String> = []
    var notes: [String] = []
    var mistakes: [String] = []

    init(_ members: [String: JSONValue]) { self.members = members }

    private mutating func member(_ name: String) -> JSONValue? {
      read.insert(name)
      return members[name]
    }

    /// A text; nil where it is absent or empty. Numbers read as they are written.
    mutating func text(_ name: String, isRequired: Bool = false) -> String? {
      let text = Self.text(member(name))
      if text == nil, isRequired { mistakes.append("inputs.sqs_collector has no \(name)") }
      return checked(text, name)
    }

    private static func text(_ value: JSONValue?) -> String? {
      switch value {
      case .string(let text)? where !text.isEmpty: text
      case .number(let text)?: text
      default: nil
      }
    }

    private mutating func checked(_ text: String?, _ name: String) -> String? {
      if let text, text.contains("<"), text.contains(">") {
        mistakes.append("\(name) is still a placeholder: \(text)")
        return nil
      }
      return text
    }

    mutating func bool(_ name: String) -> Bool? { member(name)?.bool }

    mutating func seconds(_ name: String, in range: ClosedRange<Int>) -> Int? {
      guard let value = member(name)?.integer else { return nil }
      let allowed = min(max(value, range.lowerBound), range.upperBound)
      if allowed != value { notes.append("\(name) is \(value): \(allowed) is the nearest that is possible") }
      return allowed
    }

    mutating func credentials() -> Credentials {
      var credentials = Credentials()
      let given = member("credentials")?.object ?? [:]
      for (name, value) in given.sorted(by: { $0.key < $1.key }) {
        guard let text = checked(Self.text(value), "credentials.\(name)") else { continue }
        switch name {
        case "aws_cross_account_role": credentials.role = text
        case "aws_external_id": credentials.externalID = text
        case "aws_access_key_id": credentials.accessKeyID = text
        case "aws_secret_access_key": credentials.hasSecretKey = true
        case "aws_base_account_role":
          notes.append(
            "credentials.aws_base_account_role is left out: it is a role of Devo's own account. Run sluice with "
              + "credentials that may assume aws_cross_account_role, and let that role trust them")
        default: notes.append("credentials.\(name) is left out: there is nothing like it here")
        }
      }
      if credentials.externalID != nil, credentials.role == nil {
        notes.append("credentials.aws_external_id is left out: it is for aws_cross_account_role, which is absent")
        credentials.externalID = nil
      }
      if credentials.accessKeyID != nil, !credentials.hasSecretKey {
        notes.append("credentials.aws_access_key_id is left out: it has no aws_secret_access_key")
        credentials.accessKeyID = nil
      }
      return credentials
    }

    mutating func services() -> [CollectorService] {
      let given = member("services")?.object ?? [:]
      if given.isEmpty { mistakes.append("services names none: which of the queue's objects to read is not known") }
      var taken: [CollectorService] = []
      for (name, options) in given.sorted(by: { $0.key < $1.key }) {
        if name.contains("<") {
          mistakes.append("services has a placeholder still: \(name)")
          continue
        }
        guard let service = CollectorService(rawValue: name) else {
          notes.append(
            CollectorService.others.contains(name)
              ? "the service \(name) is left out: sluice reads CloudTrail only"
              : "the service \(name) is not known, and left out")
          continue
        }
        taken.append(service)
        if let note = service.note { notes.append("the service \(name): \(note)") }
        for option in (options.object ?? [:]).keys.sorted() {
          notes.append("services.\(name).\(option) is left out: there is nothing like it here")
        }
      }
      if taken.isEmpty, !given.isEmpty {
        mistakes.append(
          "none of the services carries CloudTrail (\(given.keys.sorted().joined(separator: ", "))): "
            + CollectorService.allCases.map(\.rawValue).joined(separator: ", ") + " do")
      }
      return taken
    }

    mutating func leaveOut(_ name: String) { notes.append("\(name) is left out: there is nothing like it here") }

    /// Says what was not read.
    mutating func leaveOutRest() {
      // Nothing depends on them here.
      let harmless: Set<String> = ["sqs_max_messages", "debug_md5", "compressed_events", "direct_mode"]
      for name in members.keys.sorted() where !read.contains(name) && !harmless.contains(name) {
        leaveOut("inputs.sqs_collector.\(name)")
      }
    }
  }
}
