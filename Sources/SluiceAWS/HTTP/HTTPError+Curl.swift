import CCurl

extension HTTPError {
  /// What libcurl's code means for a request; nil for success. See `man 3 libcurl-errors`.
  init?(_ code: CURLcode, detail: String, request: HTTPRequest) {
    guard code != CURLE_OK else { return nil }
    let detail = detail.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : detail
    let host = request.host
    let limits = request.limits
    let message =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST:
        "the name \(host) is not found: \(detail); check the region, the endpoint and the machine's DNS"
      case CURLE_COULDNT_RESOLVE_PROXY: "the proxy is not found: \(detail); check HTTPS_PROXY and http_proxy"
      case CURLE_COULDNT_CONNECT: "no connection to \(host): \(detail)"
      case CURLE_OPERATION_TIMEDOUT:
        "\(host) took too long: \(detail) (connect \(limits.connect), stall \(limits.stall)"
          + (limits.total.map { ", all \($0))" } ?? ")")
      case CURLE_PEER_FAILED_VERIFICATION:
        """
        the certificate of \(host) is not trusted: \(detail); where a proxy or an own endpoint has a CA of its own, name \
        its PEM file in ca_bundle or AWS_CA_BUNDLE
        """
      case CURLE_SSL_CACERT_BADFILE:
        "the CA bundle can't be used: \(detail); check ca_bundle and AWS_CA_BUNDLE"
      case CURLE_PARTIAL_FILE: "the answer of \(host) ended too early: \(detail)"
      case CURLE_GOT_NOTHING: "\(host) closed the connection without an answer"
      case CURLE_SEND_ERROR, CURLE_RECV_ERROR: "the connection to \(host) broke: \(detail)"
      case CURLE_SSL_CONNECT_ERROR: "no TLS connection to \(host): \(detail)"
      case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: "\(request.url) is no URL that can be asked: \(detail)"
      default: "\(host): \(detail)"
      }
    self.init(code: Int(code.rawValue), message: message)
  }

  /// Whether it may go well at the next try: name look-up, connection, TLS handshake, a connection that broke, time.
  package var isTransient: Bool {
    switch code {
    case 5, 6, 7, 16, 18, 28, 35, 52, 55, 56, 92: true
    default: false
    }
  }
}
