import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct ProcessFetcherTests {
  private func fetch(_ command: String, _ folder: AWSFolder, limit: Duration = .seconds(60)) async throws(AWSError)
    -> AWSCredentials
  {
    try await ProcessFetcher(
      profile: "p", command: command, environment: folder.environment(["EXTRA": "e"]), timeout: limit
    )
    .fetch()
  }

  @Test func readsWhatTheProgramPrints() async throws {
    let folder = try AWSFolder()
    let script = try folder.write(
      "a program",
      """
      #!/bin/sh
      echo "noise" >&2
      echo "{\\"Version\\": 1, \\"AccessKeyId\\": \\"$1\\", \\"SecretAccessKey\\": \\"$2$EXTRA\\",
        \\"SessionToken\\": \\"T\\", \\"Expiration\\": \\"2030-01-02T03:04:05.123+00:00\\"}"
      """, mode: 0o700)
    let keys = try await fetch("'\(script)' \"one word\" '$HOME;x'", folder)
    #expect(keys.accessKeyID == "one word")
    #expect(keys.secretAccessKey == "$HOME;xe")
    #expect(keys.sessionToken == "T")
    #expect(keys.expiration == EventTime("2030-01-02T03:04:05.123Z"))
  }

  @Test(arguments: [
    ("#!/bin/sh\necho '{\"Version\": 2, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\"}'", "Version is 2"),
    ("#!/bin/sh\necho '{\"Version\": 1, \"AccessKeyId\": \"A\"}'", "SecretAccessKey is missing"),
    ("#!/bin/sh\necho '{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\"}'", "Version is missing"),
    (
      "#!/bin/sh\necho '{\"Version\": 1, \"AccessKeyId\": \"A\", \"SecretAccessKey\": \"S\", \"Expiration\": \"soon\"}'",
      "Expiration is 'soon'"
    ),
    ("#!/bin/sh\necho nonsense", "no JSON object"), ("#!/bin/sh\necho why >&2; exit 3", "ended with 3: why"),
    ("#!/bin/sh\nkill -9 $$", "signal 9"),
  ])
  func saysWhatIsWrong(_ text: String, _ expected: String) async throws {
    let folder = try AWSFolder()
    let script = try folder.write("script", text, mode: 0o700)
    let error = await #expect(throws: AWSError.self) { try await fetch(script, folder) }
    #expect(error?.message.contains(expected) == true, "\(String(describing: error))")
    #expect(error?.message.contains("profile 'p'") == true)
  }

  @Test func aProgramThatHangsIsKilled() async throws {
    let folder = try AWSFolder()
    let script = try folder.write("script", "#!/bin/sh\nexec sleep 100", mode: 0o700)
    let error = await #expect(throws: AWSError.self) { try await fetch(script, folder, limit: .milliseconds(200)) }
    #expect(error?.message.contains("killed") == true)
  }

  @Test func largeOutputOnBothSidesDoesNotBlock() async throws {
    let folder = try AWSFolder()
    let script = try folder.write(
      "script",
      """
      #!/bin/sh
      head -c 300000 /dev/zero | tr '\\0' ' ' >&2
      head -c 300000 /dev/zero | tr '\\0' ' '
      echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "S"}'
      """, mode: 0o700)
    #expect(try await fetch(script, folder).accessKeyID == "A")
  }

  @Test(arguments: ["/nonexistent/program", "no-such-program-anywhere", "'open", ""])
  func whatCantBeRunIsAnError(_ command: String) async throws {
    let folder = try AWSFolder()
    await #expect(throws: AWSError.self) { try await fetch(command, folder) }
  }
}
