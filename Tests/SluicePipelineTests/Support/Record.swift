/// CloudTrail records for tests.
enum Record {
  /// A call of an IAM user.
  ///
  /// - Parameter extra: further members, as JSON text without braces.
  static func call(
    _ name: String, of service: String = "sqs", id: String, at time: String = "2026-03-14T13:33:17Z",
    user: String = "helpdesk-rotation", region: String = "us-east-1", agent: String = "aws-cli/2.27.41",
    extra: String = "\"requestParameters\":null"
  ) -> String {
    """
    {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAY3NXSOOR3CEXAMPLE",\
    "arn":"arn:aws:iam::111122223333:user/\(user)","accountId":"111122223333",\
    "accessKeyId":"AKIAGPDFPA2NTEXAMPLE","userName":"\(user)"},"eventTime":"\(time)",\
    "eventSource":"\(service).amazonaws.com","eventName":"\(name)","awsRegion":"\(region)",\
    "sourceIPAddress":"203.0.113.77","userAgent":"\(agent)",\(extra),"responseElements":null,\
    "requestID":"77e88ace-1d31-42a5-b9d6-7a69518df81f","eventID":"\(id)","readOnly":false,"eventType":"AwsApiCall",\
    "managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}
    """
  }

  /// As CloudTrail delivers them.
  static func object(_ records: [String]) -> String { "{\"Records\":[\(records.joined(separator: ","))]}" }
}
