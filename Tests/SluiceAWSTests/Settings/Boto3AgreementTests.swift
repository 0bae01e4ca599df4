import Foundation
import SluiceAWSTestSupport
import Testing

@testable import SluiceAWS

/// The same files and variables mean the same to boto3.
@Suite(.enabled(if: TestVenv.isPresent, "\(TestVenv.absence)"))
struct Boto3AgreementTests {
  private static let script = """
    import json, sys, botocore.session
    answers = []
    for case in json.load(open(sys.argv[1])):
        import os
        os.environ.clear(); os.environ.update(case["environment"])
        session = botocore.session.Session(profile=case["profile"])
        credentials = session.get_credentials().get_frozen_credentials()
        urls = [session.create_client(service).meta.endpoint_url for service in ("sqs", "sts")]
        answers.append([credentials.access_key, credentials.secret_key, credentials.token or "",
                        session.get_config_variable("region"), *urls])
    print(json.dumps(answers))
    """

  private static let config = """
    # comment
    [default]
    region = eu-west-1
    aws_access_key_id = config
    aws_secret_access_key = a+b/c=
    [profile "two words"]
    region=us-gov-west-1
    aws_access_key_id: two
    aws_secret_access_key: x ; y # z
    aws_session_token = token
    use_dualstack_endpoint = true
    [profile nested]
    region = cn-north-1
    services = mine
    credential_process = /bin/echo '{"Version": 1, "AccessKeyId": "process", "SecretAccessKey": "S P"}'
    s3 =
        max_concurrent_requests = 20
    endpoint_url = http://127.0.0.1:1
    [profile continued]
    region = ap-southeast-2
      # not part of it
    aws_access_key_id = continued
    aws_secret_access_key = s
    use_fips_endpoint = true
    [services mine]
    sqs =
      endpoint_url = http://127.0.0.1:2
    s3 =
      endpoint_url = http://127.0.0.1:3
    [plugins]
    x = y
    """
  private static let credentials = """
    [default]
    aws_access_key_id = credentials
    aws_secret_access_key = s
    [only here]
    aws_access_key_id=only
    aws_secret_access_key=s
    region = us-iso-east-1
    [continued]
    aws_access_key_id = both
    aws_secret_access_key = s2
    """

  private static let cases: [(profile: String?, variables: [String: String])] = [
    (nil, [:]), ("two words", [:]), ("nested", [:]), ("continued", [:]), ("only here", [:]),
    (nil, ["AWS_PROFILE": "two words"]), (nil, ["AWS_DEFAULT_REGION": "eusc-de-east-1"]),
    (nil, ["AWS_ACCESS_KEY_ID": "v", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"]),
    ("two words", ["AWS_ACCESS_KEY_ID": "v", "AWS_SECRET_ACCESS_KEY": "s"]),
    (nil, ["AWS_ACCESS_KEY_ID": "v", "AWS_SECRET_ACCESS_KEY": "s", "AWS_PROFILE": "nested"]),
    (nil, ["AWS_ENDPOINT_URL": "http://127.0.0.1:4", "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:5"]),
    ("nested", ["AWS_ENDPOINT_URL": "http://127.0.0.1:4"]), ("nested", ["AWS_ENDPOINT_URL_SQS": "http://127.0.0.1:4"]),
    ("nested", ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]), (nil, ["AWS_USE_FIPS_ENDPOINT": "true"]),
    ("continued", ["AWS_USE_DUALSTACK_ENDPOINT": "true"]),
  ]

  @Test func filesAndVariablesMeanTheSame() async throws {
    let folder = try AWSFolder(config: Self.config, credentials: Self.credentials)
    let cases = JSONValue.array(
      Self.cases.map { test in
        let variables = folder.environment(test.variables).variables
        return [
          "profile": test.profile.map(JSONValue.string) ?? .null,
          "environment": .object(variables.mapValues(JSONValue.string)),
        ]
      })
    let file = try folder.write("cases.json", cases.json)
    let output = try await Boto3.run(Self.script, arguments: [file])
    let answers = try #require(JSONValue(json: Data(output.utf8)).array)
    #expect(answers.count == Self.cases.count)
    for (test, answer) in zip(Self.cases, answers) {
      let session = try await AWSSession.open(
        AWSSettings(profile: test.profile), environment: folder.environment(test.variables),
        transport: FakeTransport.unreachable)
      let keys = try await session.credentials.credentials()
      let ours = [
        keys.accessKeyID, keys.secretAccessKey, keys.sessionToken ?? "", session.region,
        try session.endpoints.sqs().description, try session.endpoints.sts().description,
      ]
      #expect(ours == answer.array?.compactMap(\.string), "\(test)")
    }
  }

  @Test func endpointsHaveTheSameNames() async throws {
    let regions = [
      "us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1",
      "eu-isoe-west-1", "us-isof-south-1", "xx-nowhere-1",
    ]
    let output = try await Boto3.run(Self.names, arguments: regions)
    var count = 0
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let (service, region, expected) = (words[0], words[1], words[4])
      // boto3 keeps S3's global endpoint for the oldest region; the regional one is the same.
      if expected == "https://bucket.s3.amazonaws.com" { continue }
      let found: String
      do throws(AWSError) {
        let resolver = try EndpointResolver(
          region: region, usesFIPS: words[2] == "True", usesDualStack: words[3] == "True")
        let endpoint =
          switch service {
          case "sqs": try resolver.sqs()
          case "sts": try resolver.sts()
          default: try resolver.endpoint(bucket: "bucket", region: region)
          }
        found = endpoint.origin
      } catch {
        found = "refused"
      }
      #expect(found == expected, "\(line)")
      count += 1
    }
    #expect(count == 119)
  }

  private static let names = """
    import sys, botocore.session, botocore.config
    session = botocore.session.Session()
    session.set_credentials("a", "b")
    calls = {"sqs": lambda c: c.list_queues(), "sts": lambda c: c.get_caller_identity(),
             "s3": lambda c: c.head_object(Bucket="bucket", Key="k")}
    class Stop(Exception): pass
    for region in sys.argv[1:]:
      for fips in (False, True):
        for dual in (False, True):
          for service, call in calls.items():
            urls = []
            def keep(request, **rest):
              urls.append(request.url)
              raise Stop()
            try:
              client = session.create_client(service, region_name=region, config=botocore.config.Config(
                use_fips_endpoint=fips, use_dualstack_endpoint=dual, retries={"total_max_attempts": 1}))
              client.meta.events.register("before-send", keep)
              call(client)
            except Exception:
              pass
            print(service, region, fips, dual, urls[0].removesuffix("/k").rstrip("/") if urls else "refused")
    """
}
