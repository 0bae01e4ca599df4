import Foundation

/// The objects that benchmarks work on: `{"Records":[…]}` of 2,000 records each, as a trail delivers them.
struct TrailData: Sendable {
  static let objectSize = 2_000

  /// As many records as `SLUICE_BENCH_RECORDS` says; 20,000 where it does not.
  static let shared = TrailData(records: requestedRecords)
  /// The first of them, compressed and as they are, for what needs no more.
  static let small = TrailData(records: min(requestedRecords, 4_000))

  let objects: [[UInt8]]
  let events: [Event]
  /// The wrapping sum of the eventIDs' fingerprints.
  let eventIDs: UInt64

  var bytes: Int { objects.reduce(0) { $0 + $1.count } }
  var planted: Int { events.count { $0.isPlanted } }
  var size: WorkSize { WorkSize(bytes: bytes, records: events.count) }

  init(records: Int, objectSize: Int = objectSize) {
    var generator = RecordGenerator()
    var objects: [[UInt8]] = []
    var events: [Event] = []
    events.reserveCapacity(records)
    while events.count < records {
      var object = Array(#"{"Records":["#.utf8)
      for place in 0..<min(objectSize, records - events.count) {
        if place > 0 { object.append(UInt8(ascii: ",")) }
        events.append(generator.append(to: &object))
      }
      object += Array("]}".utf8)
      objects.append(object)
    }
    self.objects = objects
    self.events = events
    eventIDs = generator.eventIDs
    checkFirstObject(of: objectSize)
  }

  private static var requestedRecords: Int {
    guard let text = ProcessInfo.processInfo.environment["SLUICE_BENCH_RECORDS"] else { return 20_000 }
    guard let records = Int(text), records > 0 else {
      fatalError("SLUICE_BENCH_RECORDS is '\(text)'; it has to be a number above 0")
    }
    return records
  }

  /// Another parser reads the first object and sees the events that were meant.
  private func checkFirstObject(of objectSize: Int) {
    guard let object = objects.first,
      let parsed = try? JSONSerialization.jsonObject(with: Data(object)) as? [String: [[String: Any]]],
      let records = parsed["Records"]
    else { fatalError("the generated object is not a list of records in JSON") }
    check("records of an object", records.count, equals: min(objectSize, events.count))
    for (record, event) in zip(records, events) {
      check("eventName", record["eventName"] as? String, equals: event.name)
      check("errorCode", record["errorCode"] as? String, equals: event.isDenied ? "AccessDenied" : nil)
    }
  }
}
