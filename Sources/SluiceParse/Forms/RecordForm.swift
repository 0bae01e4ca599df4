import SluiceCore

/// What an object that stands where records stand turns out to be.
enum RecordForm {
  /// A record, as it is.
  case record
  /// A JSON string holds the record: in this column.
  case embedded(ColumnID)
  /// An object inside is the record: in this column.
  case inner(ColumnID)
  /// No event, for that reason (a name for the ledger).
  case skipped(String)
}

/// Tells the forms in which CloudTrail records are found from one another, by the keys at the root.
struct FormRecogniser {
  let cloudTrailEvent: ColumnID
  let detail: ColumnID
  let message: ColumnID

  init(in builder: inout ProjectionBuilder) {
    cloudTrailEvent = builder.raw("CloudTrailEvent", .value)
    detail = builder.raw("detail", .value)
    message = builder.raw("message", .value)
  }

  /// - Parameter list: the list that the object stands in.
  func form(_ keys: RootKeySet, in list: RecordList) -> RecordForm {
    if keys.isDisjoint(with: .ofOthers) {
      // What stands in `Records` is a record whatever is missing from it.
      return keys.isDisjoint(with: .ofRecords) && list != .records ? .skipped("not_an_event") : .record
    }
    func has(_ key: RootKey) -> Bool { keys.contains(RootKeySet(key)) }
    if has(.cloudTrailEvent) { return .embedded(cloudTrailEvent) }
    if has(.detailType) { return has(.detail) ? .inner(detail) : .skipped("eventbridge_other") }
    if has(.digestS3Object) || has(.digestStartTime) { return .skipped("digest") }
    if has(.s3Bucket), has(.s3ObjectKey) { return .skipped("cloudtrail_notification") }
    if list == .logEvents, has(.message) { return .embedded(message) }
    if has(.s3) { return .skipped("s3_notification") }
    // An event has one of these keys by accident.
    if !keys.isDisjoint(with: .ofRecords) { return .record }
    if has(.snsMessage), has(.topicARN) { return .skipped("sns_notification") }
    return .skipped("not_an_event")
  }
}
