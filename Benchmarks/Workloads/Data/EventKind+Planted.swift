extension EventKind {
  /// Each makes exactly one of the shipped rules fire: some by the call's name alone, some by what it asks for, one by
  /// the rendered text of its parameters.
  static let planted: [EventKind] = [
    .write("cloudtrail", "StopLogging", 0, #"{"name":"arn:aws:cloudtrail:~r:~a:trail/management"}"#),
    .write(
      "ec2", "DeleteFlowLogs", 0,
      #"{"DeleteFlowLogsRequest":{"FlowLogId":{"tag":1,"content":"fl-~h"}}}"#,
      response: #"""
        {"DeleteFlowLogsResponse":{"xmlns":"http://ec2.amazonaws.com/doc/2016-11-15/","unsuccessful":"",\#
        "requestId":"~u"}}
        """#),
    .write(
      "ec2", "AuthorizeSecurityGroupIngress", 0,
      #"""
      {"groupId":"sg-~h","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"groups":{},\#
      "ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}
      """#,
      response: #"{"requestId":"~u","_return":true}"#),
    .write(
      "s3", "PutBucketVersioning", 0,
      #"""
      {"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","versioning":"",\#
      "VersioningConfiguration":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/","Status":"Suspended"}}
      """#),
    .write(
      "s3", "PutBucketLogging", 0,
      #"""
      {"bucketName":"~b","Host":"~b.s3.~r.amazonaws.com","logging":"",\#
      "BucketLoggingStatus":{"xmlns":"http://s3.amazonaws.com/doc/2006-03-01/"}}
      """#),
    .write(
      "iam", "DeactivateMFADevice", 0,
      #"{"userName":"operator-~n","serialNumber":"arn:aws:iam::~a:mfa/operator-~n"}"#),
  ]
}
