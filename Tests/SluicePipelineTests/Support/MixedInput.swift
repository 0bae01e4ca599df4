import Foundation

/// Objects of every kind, good and damaged, in a folder.
enum MixedInput {
  static let good = Record.object([
    Record.call("PurgeQueue", id: "mixed-1"), Record.call("CreateQueue", id: "mixed-2"),
  ])

  /// Writes the objects below `name`. Their names carry times, so that they are read in the order written here.
  static func write(to folder: TemporaryFolder, _ name: String = "input") throws -> String {
    func path(_ number: Int, _ ending: String = "json") -> String {
      "\(name)/111122223333_CloudTrail_us-east-1_20260314T13\(10 + number)Z_mixed.\(ending)"
    }
    let sample = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Checkout.attackSample)))
    try folder.write(path(0), good)
    try folder.write(path(1, "json.gz"), sample)
    try folder.write(path(2, "json.gz"), sample[..<(sample.count / 2)])
    // A byte in the middle of the compressed data is wrong.
    var broken = sample
    for index in (sample.count / 3)..<(sample.count / 3 + 8) { broken[index] ^= 0x5A }
    try folder.write(path(3, "json.gz"), broken)
    try folder.write(path(4, "csv"), "eventid,eventname\n1,PurgeQueue\n2,StopLogging\n")
    try folder.write(
      path(5),
      #"{"awsAccountId":"111122223333","digestStartTime":"2026-03-14T12:00:00Z","#
        + #""digestEndTime":"2026-03-14T13:00:00Z","digestS3Bucket":"b","digestS3Object":"k","digestSignatureAlgorithm":"SHA256withRSA","logFiles":[]}"#
    )
    try folder.write(
      path(6),
      #"{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","#
        + #""eventTime":"2026-03-14T13:00:00.000Z","eventName":"ObjectCreated:Put","#
        + #""s3":{"s3SchemaVersion":"1.0","bucket":{"name":"b"},"object":{"key":"k","size":1}}}]}"#)
    // A malformed record between good ones.
    try folder.write(
      path(7),
      Record.object([
        Record.call("PurgeQueue", id: "mixed-3"),
        Record.call("PurgeQueue", id: "mixed-4").replacing("\"readOnly\":false", with: "\"readOnly\":fallacy"),
        Record.call("DeleteQueue", id: "mixed-5"),
      ]))
    try folder.write(path(8), Record.object([]))
    try folder.write(path(9), "")
    // The text ends in the middle of its second record.
    let pair = Record.object([Record.call("PurgeQueue", id: "mixed-6"), Record.call("PurgeQueue", id: "mixed-7")])
    try folder.write(path(10), pair.utf8.dropLast(200))
    // Lines, one of which is not UTF-8.
    var lines = [UInt8]("\(Record.call("PurgeQueue", id: "mixed-8"))\n".utf8)
    lines += Record.call("PurgeQueue", id: "mixed-9").utf8.map { $0 == UInt8(ascii: "/") ? 0xFF : $0 } + [0x0A]
    lines += Record.call("PurgeQueue", id: "mixed-10").utf8
    try folder.write(path(11), lines)
    return "\(folder.path)/\(name)"
  }
}
