import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct EntityFieldsTests {
  private func event(_ service: String, _ name: String, _ rest: String = "") -> RecordFixture {
    RecordFixture(
      #"{"eventSource":"\#(service).amazonaws.com","eventName":"\#(name)","recipientAccountId":"123456789012"\#(rest)}"#
    )
  }

  @Test(arguments: [
    ("bedrock", "Converse", #","requestParameters":{"modelId":"m"}"#, ["m"]),
    ("iam", "AttachUserPolicy", #","requestParameters":{"policyArn":"p","userName":"u"}"#, ["p", "u"]),
    ("iam", "ListUsers", "", ["123456789012"]),
    (
      "ec2", "DeleteNetworkAclEntry", #","requestParameters":{"networkAclId":"acl-1","ruleNumber":100}"#,
      ["100", "acl-1"]
    ),
    ("lambda", "AddPermission20150331v2", #","requestParameters":{"functionName":"f"}"#, ["f"]),
    ("lambda", "ListFunctions20150331", "", ["123456789012"]),
    ("monitoring", "DeleteAlarms", #","requestParameters":{"alarmNames":["b","a","b"]}"#, ["a", "b"]),
    ("kms", "DisableKey", #","resources":[{"ARN":"arn:aws:kms:r:1:key/k"}]"#, ["arn:aws:kms:r:1:key/k"]),
    ("ssm", "SendCommand", #","requestParameters":{"instanceIds":["i-1","i-2","i-1","i-3"]}"#, ["i-1", "i-2"]),
    (
      "ssm", "SendCommand", #","requestParameters":{"targets":[{"key":"k","values":["v"]},{"values":["w"]}]}"#,
      ["v", "w"]
    ),
    ("ssm", "SendCommand", #","requestParameters":{"targets":[{"values":["*"]}]}"#, ["123456789012"]),
    ("s3", "Converse", #","requestParameters":{"modelId":"m"}"#, []),
    ("events", "DeleteRule", #","requestParameters":{"name":"r"}"#, ["r"]),
  ])
  func targets(_ service: String, _ name: String, _ rest: String, _ expected: [String]) {
    #expect(event(service, name, rest).values("target.entity.id") == expected)
  }

  @Test func eventSourceMustEndInTheDomain() {
    let record = RecordFixture(#"{"eventSource":"iam","eventName":"CreateUser","requestParameters":{"userName":"u"}}"#)
    #expect(record.values("target.entity.id") == [])
  }

  @Test(arguments: [
    ("arn:aws:iam::1:user/ann", EntityKind.user), ("arn:aws:iam::1:role/AWSServiceRoleForX", .user),
    ("arn:aws:iam::1:role/aws-service-role/x/y", .service), ("arn:aws:ec2:r:1:instance/i-1", .host),
    ("arn:aws:lambda:r:1:function:f", .service), ("arn:aws:s3:::bucket", .service),
    ("arn:aws:sns:r:1:topic-name", .generic), ("arn:aws:x:r:1:/user/ann", .generic), ("arn:aws:s3", .generic),
    ("arn:aws:s3:::", .generic), ("AKIAIOSFODNN7EXAMPLE", .user), ("AKIA", .generic), ("i-0123", .host),
    ("sgr-1", .service), ("vpce-1", .service), ("bucket", .generic), ("", .generic),
  ])
  func kindOfTargets(_ text: String, _ kind: EntityKind) {
    let arena = Arena()
    let isServiceRole = text.contains("/AWSServiceRoleFor")
    #expect(EntityKind(target: arena.string(text)) == (isServiceRole ? .service : kind))
  }

  @Test func targetGoesToOneField() {
    let record = event(
      "iam", "CreateAccessKey",
      #","requestParameters":{"userName":"u"},"responseElements":{"accessKey":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE"}}"#)
    #expect(record.values("target.entity.id") == ["AKIAIOSFODNN7EXAMPLE", "u"])
    #expect(record.values("user.target.entity.id") == ["AKIAIOSFODNN7EXAMPLE"])
    #expect(record.values("entity.target.id") == ["u"])
    #expect(record.values("service.target.entity.id") == [])
  }

  @Test(arguments: [
    ("iam", "X", #"{"type":"IAMUser","arn":"arn:aws:iam::1:user/a"}"#, "user.entity.id", "arn:aws:iam::1:user/a"),
    (
      "sts", "AssumeRole", #"{"type":"AWSService","invokedBy":"ec2.amazonaws.com"}"#, "service.entity.id",
      "ec2.amazonaws.com"
    ),
    (
      "sts", "AssumeRole",
      #"{"type":"AssumedRole","arn":"x","sessionContext":{"sessionIssuer":{"arn":"arn:aws:iam::1:role/r"}}}"#,
      "user.entity.id", "arn:aws:iam::1:role/r"
    ),
    ("x", "Y", #"{"type":"IdentityCenterUser","onBehalfOf":{"userId":"u"}}"#, "entity.id", "u"),
    (
      "x", "Y", #"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/AWSServiceRoleForX/s"}"#,
      "service.entity.id",
      "arn:aws:sts::1:assumed-role/AWSServiceRoleForX/s"
    ),
    (
      "x", "Y", #"{"type":"Other","arn":"arn:aws:ec2:r:1:instance/i-1"}"#, "host.entity.id",
      "arn:aws:ec2:r:1:instance/i-1"
    ),
  ])
  func actor(_ service: String, _ name: String, _ identity: String, _ field: String, _ actor: String) {
    let record = event(service, name, ",\"userIdentity\":\(identity)")
    #expect(record.values("actor.entity.id") == [actor])
    for other in ["user.entity.id", "service.entity.id", "host.entity.id", "entity.id"] {
      #expect(record.values(other) == (other == field ? [actor] : []))
    }
  }

  @Test func servicesAreNoActors() {
    #expect(event("x", "Y", #","userIdentity":{"type":"AWSService","invokedBy":"a"}"#).values("actor.entity.id") == [])
  }

  @Test func relatedEntitiesAreSortedByUTF16() {
    let record = event(
      "iam", "X",
      #","userIdentity":{"userName":"\uFF21","arn":"\uD83D\uDE00","accessKeyId":"b"},"requestParameters":{"userName":"a"}"#
    )
    #expect(record.values("related.entity") == ["a", "b", "😀", "Ａ"])
  }

  @Test func groupsStopAtTheFirstGap() {
    let record = event(
      "ec2", "RunInstances",
      #"""
      ,"responseElements":{"instancesSet":{"items":[{"subnetId":"subnet-1","instanceId":"i-1"},
      {"subnetId":"subnet-2","vpcId":"vpc-1","instanceId":"i-2","imageId":"ami-1"},{"subnetId":"subnet-2","instanceId":"i-3"}]}}
      """#)
    #expect(record.values("related.entity") == ["ami-1", "i-2", "subnet-1", "subnet-2", "vpc-1"])
  }

  @Test func wrongTypeGivesTheSectionUp() {
    let record = event("kms", "X", #","userIdentity":{"arn":"a"},"requestParameters":{"keyId":["k"]}"#)
    #expect(record.values("related.entity") == [])
    #expect(record.values("actor.entity.id") == [])
    #expect(record.value("event.kind") == "pipeline_error")
    #expect(record.values("error.message")?.count == 1)
  }

  @Test func withoutAnActionThereAreNoEntities() {
    #expect(RecordFixture(#"{"userIdentity":{"arn":"a"}}"#).values("related.entity") == [])
  }
}
