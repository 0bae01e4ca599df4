import Foundation
import SluiceAWS
import SluiceCore
import Synchronization
import Testing

@testable import SluiceSources

/// A queue that keeps what it gets; of the first batches it refuses some entries.
private final class KeepingQueue: MessageSender {
  private let kept = Mutex<[String]>([])
  private let failures: Mutex<Int>
  private let isSenderFault: Bool

  init(failures: Int = 0, isSenderFault: Bool = false) {
    self.failures = Mutex(failures)
    self.isSenderFault = isSenderFault
  }

  var bodies: [String] { kept.withLock { $0 } }

  func send(_ entries: [SQSOutgoing]) async throws(AWSError) -> [SQSEntryFailure] {
    #expect((1...10).contains(entries.count))
    #expect(entries.reduce(0) { $0 + $1.body.utf8.count } <= 256 << 10)
    let fails = failures.withLock { failures in
      defer { failures = max(0, failures - 1) }
      return failures > 0
    }
    kept.withLock { $0 += entries.dropFirst(fails ? 1 : 0).map(\.body) }
    return fails
      ? [SQSEntryFailure(index: 0, code: "InternalError", message: "later", isSenderFault: isSenderFault)] : []
  }
}

@Suite struct S3EnqueueTests {
  private let bucket = ListedBucket(TrailKeys.spread(2_345), size: 1_000)

  private var source: S3Source {
    S3Source(places: [S3Place(bucket: bucket.name)]).calling { [bucket] () async throws(AWSError) in
      S3Access(lister: bucket, store: bucket, retry: SleepingClock().retry)
    }
  }

  @Test func putsEveryObjectOnTheQueueOnce() async throws {
    let queue = KeepingQueue(failures: 3)
    let report = try await source.enqueue(on: queue, region: "eu-west-1")
    #expect(report.objects == 2_345 && report.bytes == 2_345_000 && report.messages == 235)
    #expect(queue.bodies.count == 235)
    var keys: [String] = []
    for body in queue.bodies {
      for part in body.components(separatedBy: "\"key\":\"").dropFirst() {
        keys.append(String(part.prefix { $0 != "\"" }))
      }
    }
    #expect(keys.sorted() == bucket.objects.map(\.key).sorted())
  }

  @Test func aMessageThatIsRefusedIsAnError() async {
    await #expect {
      try await source.enqueue(on: KeepingQueue(failures: 1, isSenderFault: true), region: "r")
    } throws: {
      "\($0)".contains("the queue refused a message: later")
    }
  }

  @Test func messagesAreBoundedByObjectsAndBytes() {
    func object(_ size: Int) -> ListedObject {
      ListedObject(
        bucket: "b", key: "k", size: size, eTag: nil, nameTime: nil, order: 0, account: nil, region: nil,
        isArchived: false)
    }
    var batches = EventBatches(S3EventText(region: "r", time: EventTime(milliseconds: 0)))
    for size in [5 << 20, 5 << 20, 20 << 20, 1, 1, 1] { #expect(batches.add(object(size)) == nil) }
    #expect(batches.end().map { $0.map(\.objects) } == [[1, 1, 1, 3]])
    #expect(batches.end().isEmpty)
  }

  @Test func eventsAreThoseOfS3() {
    let object = ListedObject(
      bucket: "b", key: "a b+c=d/ü%25é&x\"", size: 7, eTag: "e", nameTime: nil, order: 0, account: nil, region: nil,
      isArchived: false)
    let body = S3EventText(region: "eu-west-1", time: EventTime(milliseconds: 0)).body([object])
    #expect(
      body
        == """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-west-1",\
        "eventTime":"1970-01-01T00:00:00.000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",\
        "configurationId":"sluice-backfill","bucket":{"name":"b","arn":"arn:aws:s3:::b"},\
        "object":{"key":"a+b%2Bc%3Dd/%C3%BC%2525%C3%A9%26x%22","size":7,"eTag":"e"}}}]}
        """)
  }
}
