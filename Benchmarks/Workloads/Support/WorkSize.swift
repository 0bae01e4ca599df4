/// What a measured piece of work goes over.
package struct WorkSize: Sendable {
  package var bytes: Int
  package var records: Int

  package init(bytes: Int = 0, records: Int = 0) {
    self.bytes = bytes
    self.records = records
  }
}
