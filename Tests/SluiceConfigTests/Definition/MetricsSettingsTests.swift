import SluiceConfig
import Testing

@Suite struct MetricsSettingsTests {
  private static let rest = """

    source: { files: { paths: [logs] } }
    stages: [decompress, parse]
    sinks: [stdout]
    """

  @Test func whereMetricsAreServedIsRead() throws {
    let loaded = try Loaded("metrics: { listen: \"[::1]:9000\" }" + Self.rest)
    #expect(loaded.problems == [])
    #expect(loaded.definition?.metrics?.listen.description == "[::1]:9000")
    #expect(try Loaded("metrics: {}" + Self.rest).definition?.metrics?.listen.description == "127.0.0.1:9464")
    #expect(try Loaded("name: x" + Self.rest).definition?.metrics == nil)
  }

  @Test func anAddressThatIsNoneHasItsPlace() throws {
    let loaded = try Loaded("metrics: { listen: here }" + Self.rest)
    #expect(
      loaded.problems == [
        "p.yaml:1:20: error: listen can't be 'here' "
          + "(expected an IP address and a port, such as 127.0.0.1:9464 or [::1]:9464)"
      ])
  }
}
