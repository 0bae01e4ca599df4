import SluiceAWS
import SluiceCore
import SluiceSources

/// Tries what a component does with AWS, and consumes nothing.
struct AWSCheck {
  let use: AWSUse
  /// An object to try reading with, where a queue's messages would tell.
  var object: S3Place?
  private(set) var items: [CheckItem] = []
  private(set) var needs: [PolicyNeed] = []
  private(set) var baseNeeds: [PolicyNeed] = []
  private(set) var partition = "aws"

  init(_ use: AWSUse, object: S3Place? = nil) {
    self.use = use
    self.object = object
  }

  /// - Parameter open: opens the session.
  mutating func run(
    _ open: (AWSUse) async throws(AWSError) -> AWSSession = AWSCheck.open
  ) async {
    if let role = use.settings.credentials?.role { baseNeeds.append(.assume(roleARN: role.arn)) }
    let session: AWSSession
    do throws(AWSError) {
      session = try await open(use)
    } catch {
      add("credentials", .missing, error.description)
      addNeedsWithoutSession()
      return
    }
    partition = Partition.containing(region: session.region).name
    await checkIdentity(session)
    switch use.purpose {
    case .read(let places): for place in places { await check(place, session) }
    case .receive(let url): await checkReceiving(url, session)
    case .send(let url): await checkSending(url, session)
    }
  }

  static func open(_ use: AWSUse) async throws(AWSError) -> AWSSession {
    switch use.purpose {
    case .read: try await AWSSession.open(use.settings)
    case .receive(let url), .send(let url): try await AWSSession.open(use.settings, queueURL: url)
    }
  }

  // MARK: Who

  private mutating func checkIdentity(_ session: AWSSession) async {
    do throws(AWSError) {
      let identity = try await session.sts.callerIdentity()
      add("credentials", .ok, "\(identity.arn) in \(session.region) (\(session.credentialsDescription))")
    } catch {
      // Everyone may ask who he is: so it is the keys, the role, or the way to STS.
      add(
        "credentials", error.kind == .transient ? .warning : .missing,
        "\(error.description) (\(session.credentialsDescription))")
    }
  }

  // MARK: S3

  private mutating func check(_ place: S3Place, _ session: AWSSession) async {
    needs.append(.listBucket(place.bucket, prefix: place.prefix))
    needs.append(.readObjects(place.bucket, prefix: place.prefix))
    let found: S3ListedObject?
    do throws(AWSError) {
      let page = try await session.s3.list(bucket: place.bucket, prefix: place.prefix, maxKeys: 10)
      found = page.objects.first { !$0.key.hasSuffix("/") || $0.size > 0 }
      add("s3:ListBucket", .ok, place.url)
    } catch {
      add("s3:ListBucket", .missing, error.description, remedy: Self.remedy(error, "s3:ListBucket", place.url))
      return
    }
    guard let found else {
      add("s3:GetObject", .untried, "there is no object below \(place.url)", remedy: "look at bucket and prefix")
      return
    }
    await checkReading(found.key, size: found.size, in: place.bucket, session)
  }

  /// Looks at an object, and reads its last byte: that needs all that reading the whole of it needs, its key included.
  private mutating func checkReading(_ key: String, size: Int?, in bucket: String, _ session: AWSSession) async {
    let url = "s3://\(bucket)/\(key)"
    do throws(AWSError) {
      let head = try await session.s3.head(bucket: bucket, key: key)
      let kmsKey = head["x-amz-server-side-encryption-aws-kms-key-id"]
      if let kmsKey { needs.append(.decrypt(keyARN: kmsKey)) }
      if let size = head.size ?? size, size > 0 {
        let body = try await session.s3.get(bucket: bucket, key: key, from: size - 1)
        _ = try await body.next()
        body.cancel()
      }
      add("s3:GetObject", .ok, url + (kmsKey.map { ", encrypted with \($0)" } ?? ""))
    } catch {
      add("s3:GetObject", .missing, error.description, remedy: Self.remedy(error, "s3:GetObject", url))
    }
  }

  // MARK: SQS

  private mutating func checkReceiving(_ url: String, _ session: AWSSession) async {
    needs.append(.receive(queueARN: arn(of: url, session)))
    needs.append(object.map { .readObjects($0.bucket, prefix: "AWSLogs/") } ?? .readObjectsOfMessages)
    guard let queue = await attributes(url, session) else { return }
    if let attributes = queue.attributes {
      if let deadLetters = attributes.deadLetterARN {
        add(
          "redrive policy", .ok,
          "to \(deadLetters) after \(attributes.maxReceiveCount.map(String.init) ?? "?") receives")
      } else {
        add(
          "redrive policy", .warning, "none: messages that can't be worked off come again until they are too old",
          remedy: "give the queue a dead-letter queue with a maxReceiveCount of 5 or so")
      }
    }
    // A receipt that is none: who may delete is told that it is none, and others that they may not.
    let receipt = SQSReceipt("sluice-check")
    do throws(AWSError) {
      _ = try await queue.client.delete([receipt])
      add("sqs:DeleteMessage", .ok, "tried with a receipt that is none")
    } catch {
      addReceiptError("sqs:DeleteMessage", error, url)
    }
    do throws(AWSError) {
      _ = try await queue.client.changeVisibility([(receipt, .seconds(0))])
      add("sqs:ChangeMessageVisibility", .ok, "tried with a receipt that is none")
    } catch {
      addReceiptError("sqs:ChangeMessageVisibility", error, url)
    }
    add("sqs:ReceiveMessage", .untried, "trying it would take a message out of the queue for a while")
    if let object {
      await checkReading(object.prefix, size: nil, in: object.bucket, session)
    } else {
      add(
        "s3:GetObject", .untried, "which objects will be read, the messages say",
        remedy: "name one with --object s3://bucket/key")
    }
  }

  private mutating func checkSending(_ url: String, _ session: AWSSession) async {
    needs.append(.send(queueARN: arn(of: url, session)))
    _ = await attributes(url, session)
    add("sqs:SendMessage", .untried, "trying it would send a message")
  }

  /// Nil when the queue can't be asked at all.
  private mutating func attributes(
    _ url: String, _ session: AWSSession
  ) async -> (client: SQSClient, attributes: SQSQueueAttributes?)? {
    do throws(AWSError) {
      let client = try session.sqs(queueURL: url)
      do throws(AWSError) {
        let attributes = try await client.attributes()
        add(
          "sqs:GetQueueAttributes", .ok,
          "\(attributes.arn): \(attributes.visible) waiting, \(attributes.inFlight) in flight")
        return (client, attributes)
      } catch {
        add(
          "sqs:GetQueueAttributes", .missing, error.description,
          remedy: Self.remedy(error, "sqs:GetQueueAttributes", url))
        return error.kind == .denied ? (client, nil) : nil
      }
    } catch {
      add("queue", .missing, error.description)
      return nil
    }
  }

  private mutating func addReceiptError(_ action: String, _ error: AWSError, _ url: String) {
    if error.kind == .denied {
      add(action, .missing, error.description, remedy: Self.remedy(error, action, url))
    } else {
      add(action, .ok, "tried with a receipt that is none: \(error.code)")
    }
  }

  private func arn(of url: String, _ session: AWSSession?) -> String {
    let queue = QueueURL(url)
    let region = queue?.region ?? session?.region ?? "REGION"
    let partition = Partition.containing(region: region).name
    return "arn:\(partition):sqs:\(region):\(queue?.account ?? "ACCOUNT"):\(queue?.name ?? "QUEUE")"
  }

  // MARK: Report

  /// What to do about an error, where it is the policy.
  static func remedy(_ error: AWSError, _ action: String, _ resource: String) -> String? {
    switch error.kind {
    case .denied where ["SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidClientTokenId"].contains(error.code):
      "look at the keys: \(action) was not even looked at"
    case .denied: "allow \(action) on \(resource): see the policy below, and what the owner of the resource allows"
    case .notFound: "look at the name, the account and the region"
    default: nil
    }
  }

  private mutating func addNeedsWithoutSession() {
    switch use.purpose {
    case .read(let places):
      for place in places {
        needs += [.listBucket(place.bucket, prefix: place.prefix), .readObjects(place.bucket, prefix: place.prefix)]
      }
    case .receive(let url): needs += [.receive(queueARN: arn(of: url, nil)), .readObjectsOfMessages]
    case .send(let url): needs.append(.send(queueARN: arn(of: url, nil)))
    }
  }

  private mutating func add(_ name: String, _ status: CheckItem.Status, _ detail: String, remedy: String? = nil) {
    items.append(CheckItem("\(use.path): \(name)", status, detail, remedy: remedy))
  }
}
