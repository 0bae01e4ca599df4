import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct UserFieldsTests {
  private func identity(_ json: String, _ rest: String = "") -> RecordFixture {
    RecordFixture("{\"userIdentity\":\(json)\(rest)}")
  }

  @Test func usersHaveTheirOwnName() {
    let record = identity(
      #"{"type":"IAMUser","userName":"ann","principalId":"AIDA","sessionContext":{"sessionIssuer":{"userName":"r"}}}"#)
    #expect(record.value("user.name") == "ann")
    #expect(record.value("user.id") == "AIDA")
  }

  @Test func sessionsHaveTheIssuersName() {
    for type in ["AssumedRole", "FederatedUser"] {
      let record = identity(
        #"{"type":"\#(type)","userName":"x","sessionContext":{"sessionIssuer":{"userName":"role"}}}"#)
      #expect(record.value("user.name") == "role")
    }
    #expect(
      identity(#"{"type":"SAMLUser","sessionContext":{"sessionIssuer":{"userName":"role"}}}"#).values("user.name") == []
    )
  }

  @Test func nameOfAUserAuthenticationIsMoved() {
    let record = RecordFixture(
      #"""
      {"eventName":"UserAuthentication","userIdentity":{"type":"IdentityCenterUser","onBehalfOf":{"userId":"u"}},
      "additionalEventData":{"UserName":"ann@x.example","AuthWorkflowID":"w"}}
      """#)
    #expect(record.value("user.name") == "ann@x.example")
    #expect(record.value("user.id") == "u")
    #expect(record.value("user.email") == "ann@x.example")
    #expect(record.value("aws.cloudtrail.additional_eventdata") == "{AuthWorkflowID=w}")
    #expect(record.values("aws.cloudtrail.flattened.additional_eventdata.UserName") == [])
    #expect(DocumentLeaves(record.document).byField["aws.cloudtrail.flattened.additional_eventdata.UserName"] == nil)
    let named = RecordFixture(
      #"{"eventName":"UserAuthentication","userIdentity":{"userName":"x"},"additionalEventData":{"UserName":"ann"}}"#)
    #expect(named.value("user.name") == "x")
    #expect(named.value("aws.cloudtrail.flattened.additional_eventdata.UserName") == "ann")
  }

  @Test(arguments: [
    (#"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/ann@x.example"}"#, "ann@x.example"),
    (#"{"type":"AssumedRole","arn":"arn:aws-us-gov:sts::1:assumed-role/r/a@b"}"#, "a@b"),
    (#"{"type":"IAMUser","userName":"a@b","arn":"arn:aws:iam::1:user/a@b"}"#, "a@b"),
  ])
  func emailIsFromTheSessionOrTheName(_ json: String, _ email: String) {
    #expect(identity(json).value("user.email") == email)
  }

  @Test(arguments: [
    #"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/r/session"}"#,
    #"{"type":"IAMUser","arn":"arn:aws:sts::1:assumed-role/r/ann@x"}"#,
    #"{"type":"AssumedRole","arn":"arn:aws:iam::1:role/ann@x"}"#,
    #"{"type":"AssumedRole","arn":"arn::sts::1:assumed-role/r/ann@x"}"#,
    #"{"type":"IAMUser","userName":"@x"}"#,
  ])
  func otherwiseThereIsNoEmail(_ json: String) { #expect(identity(json).values("user.email") == []) }

  @Test func sessionContextIsCopied() {
    let record = identity(
      #"""
      {"type":"AssumedRole","sessionContext":{"attributes":{"creationDate":"20131102T010628Z","mfaAuthenticated":"false"},
      "assumedRoot":true,"webIdFederationData":{"federatedProvider":"p","attributes":{"aud":"x","empty":{}}}}}
      """#)
    let context = "aws.cloudtrail.user_identity.session_context"
    #expect(record.value("\(context).creation_date") == "2013-11-02T01:06:28.000Z")
    #expect(record.kind("\(context).mfa_authenticated") == .string)
    #expect(record.kind("\(context).assumed_root") == .true)
    #expect(record.value("\(context).web_id_federation_data.attributes.aud") == "x")
    #expect(DocumentLeaves(record.document).byPath["\(context).web_id_federation_data.attributes.aud"] == "\"x\"")
  }
}
