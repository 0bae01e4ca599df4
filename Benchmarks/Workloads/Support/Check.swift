/// Ends the process when a workload does not give what it has to: a time for a wrong result would mean nothing.
package func check<Value: Equatable>(_ what: String, _ actual: Value, equals expected: Value) {
  guard actual == expected else { fatalError("\(what): \(actual), but it should be \(expected)") }
}

/// The same for what has no other value to compare with.
package func check(_ what: String, _ holds: Bool) {
  guard holds else { fatalError("\(what): that does not hold") }
}
