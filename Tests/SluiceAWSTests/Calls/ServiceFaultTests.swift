import Testing

@testable import SluiceAWS

@Suite struct ServiceFaultTests {
  private func fault(_ status: Int, _ body: String = "", _ headers: [HTTPHeader] = []) -> ServiceFault {
    ServiceFault(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
  }

  private func call(_ operation: String) -> AWSCall {
    AWSCall(
      operation: operation, resource: "the thing", service: String(operation.prefix(3)), region: "eu-west-1",
      request: HTTPRequest("GET", origin: "https://h"))
  }

  @Test func jsonErrorsAreRead() {
    let fault = fault(
      400, #"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}"#,
      [
        HTTPHeader("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"),
        HTTPHeader("x-amzn-RequestId", "r-1"),
      ])
    #expect(fault.code == "QueueDoesNotExist")
    #expect(fault.queryCode == "AWS.SimpleQueueService.NonExistentQueue")
    #expect(fault.requestID == "r-1")
    #expect(fault.kind == .notFound)
  }

  @Test func xmlErrorsAreRead() {
    let s3 = fault(
      301, "<Error><Code>PermanentRedirect</Code><Message>m</Message><RequestId>q</RequestId></Error>",
      [HTTPHeader("x-amz-bucket-region", "eu-west-3")])
    #expect(s3.code == "PermanentRedirect" && s3.requestID == "q" && s3.region == "eu-west-3")
    let header = fault(
      400, "<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message><Region>eu-west-2</Region></Error>")
    #expect(header.region == "eu-west-2")
    let sts = fault(
      403,
      "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>m</Message></Error><RequestId>q</RequestId></ErrorResponse>"
    )
    #expect(sts.code == "AccessDenied" && sts.requestID == "q" && sts.kind == .denied)
  }

  @Test(arguments: [
    (503, "SlowDown", AWSError.Kind.throttling), (400, "ThrottlingException", .throttling), (429, "", .throttling),
    (500, "InternalError", .transient), (502, "", .transient), (400, "RequestTimeout", .transient),
    (307, "TemporaryRedirect", .transient), (404, "NoSuchKey", .notFound), (404, "", .notFound),
    (403, "AccessDenied", .denied), (403, "", .denied), (403, "InvalidObjectState", .invalid),
    (400, "ExpiredToken", .denied), (400, "InvalidArgument", .invalid), (412, "PreconditionFailed", .invalid),
    (403, "OverLimit", .throttling),
  ])
  func errorsAreSorted(_ status: Int, _ code: String, _ kind: AWSError.Kind) {
    let body = code.isEmpty ? "" : "<Error><Code>\(code)</Code></Error>"
    #expect(fault(status, body).kind == kind)
  }

  @Test func aBodyThatIsNoErrorIsNoObstacle() {
    #expect(fault(500, "<html>").code == "InternalError")
    #expect(fault(403, "{").code == "Forbidden")
    #expect(fault(599, "busy").code == "HTTP599")
  }

  @Test func messagesSayWhatToDo() {
    let body = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>q7</RequestId></Error>"
    let error = fault(403, body).error(call("s3:GetObject"), identity: "role arn:aws:iam::1:role/r")
    let text = String(describing: error)
    #expect(text.hasPrefix("AccessDenied on s3:GetObject: Access Denied [the thing, as role arn:aws:iam::1:role/r]; "))
    #expect(text.contains("bucket policy") && text.contains("kms:Decrypt") && text.hasSuffix("(request q7)"))
    #expect(fault(403, body).error(call("sts:AssumeRole"), identity: "x").message.contains("external ID"))
    #expect(fault(403, body).error(call("sqs:ReceiveMessage"), identity: "x").message.contains("queue policy"))
  }
}
