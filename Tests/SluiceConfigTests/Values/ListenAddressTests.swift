import SluiceConfig
import Testing

@Suite struct ListenAddressTests {
  @Test(
    arguments: [
      ("127.0.0.1:9464", "127.0.0.1:9464"), ("localhost:1", "127.0.0.1:1"), (":0", "0.0.0.0:0"), ("[::1]:9", "[::1]:9"),
      ("[::]:65535", "[::]:65535"),
    ]) func addressesAreRead(text: String, canonical: String)
  {
    #expect(ListenAddress(text)?.description == canonical)
  }

  @Test(
    arguments: [
      "", "9464", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "256.0.0.1:1", "1.2.3:1", "::1:9464",
      "[1.2.3.4]:1", "host:1", "127.0.0.1:9464/metrics", "http://127.0.0.1:9464",
    ]) func allElseIsNone(text: String)
  {
    #expect(ListenAddress(text) == nil)
  }
}
