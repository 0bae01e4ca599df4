import Foundation
import SluiceCore
import SluiceDetect
import SluiceECS
import SluiceParse
import SluiceRules

/// Rules over records in memory, with all that the stream does to them.
enum Detection {
  struct Found: Hashable {
    let ruleID: String
    /// The number of the record, from 0; nil for an alert about a group.
    let record: Int?
    let isBuildingBlock: Bool
  }

  /// - Parameter isECS: whether the records are ECS documents rather than CloudTrail's.
  static func run(
    _ programs: [RuleProgram], over records: [Data], isECS: Bool = false
  ) throws -> [Found] {
    let document: any FieldCatalog = isECS ? DocumentCatalog(.ecs) : CloudTrailCatalog()
    let session = DetectionSession(
      programs, catalogs: (document, isECS ? nil : RecordCatalog()),
      makeReader: { SingleRecordReader(projection: $0, splitsDotsAtRoot: isECS) })
    var alerts: [DetectionSession.Alert] = []
    for record in records {
      let result: Result<[DetectionSession.Alert], StageError> = record.withUnsafeBytes { bytes in
        do throws(StageError) { return .success(try session.take(bytes)) } catch { return .failure(error) }
      }
      alerts += try result.get()
    }
    alerts += try session.end()
    return alerts.map { Found(ruleID: $0.ruleID, record: $0.record, isBuildingBlock: $0.isBuildingBlock) }
  }
}
