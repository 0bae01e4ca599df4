import CCurl

/// libcurl's handle of one transfer at a time, used again for others. For the engine's thread alone.
@safe final class EasyHandle {
  let pointer: UnsafeMutableRawPointer?
  private var headers: UnsafeMutablePointer<curl_slist>?
  /// libcurl writes what went wrong here.
  private let errorBuffer: UnsafeMutablePointer<CChar>

  init?() {
    guard let pointer = unsafe curl_easy_init() else { return nil }
    unsafe self.pointer = pointer
    unsafe errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_slist_free_all(headers)
    unsafe curl_easy_cleanup(pointer)
    unsafe errorBuffer.deallocate()
  }

  /// Forgets the transfer; connections and names that were looked up stay in the multi handle.
  func reset() {
    unsafe curl_easy_reset(pointer)
    unsafe curl_slist_free_all(headers)
    unsafe headers = nil
    unsafe errorBuffer[0] = 0
  }

  var errorText: String { unsafe String(cString: errorBuffer) }
  /// By the transfer that has ended.
  var connectionsOpened: Int { unsafe ccurl_get_long(pointer, CURLINFO_NUM_CONNECTS) }

  /// Sets everything for the transfer, which has to live until the handle is out of the multi handle again.
  ///
  /// - Returns: what libcurl does not take.
  func prepare(_ transfer: Transfer, settings: HTTPClient.Settings) -> String? {
    var setter = OptionSetter(handle: self)
    let request = transfer.request
    let limits = request.limits
    setter.set(CURLOPT_URL, request.url)
    setter.set(CURLOPT_PROTOCOLS_STR, "http,https")
    // A key may be `a/../b`.
    setter.set(CURLOPT_PATH_AS_IS, 1)
    setter.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    setter.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    if let caBundle = settings.caBundle { setter.set(CURLOPT_CAINFO, caBundle) }
    if let proxy = limits.isDirect ? "" : settings.proxy { setter.set(CURLOPT_PROXY, proxy) }
    setter.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    setter.set(CURLOPT_NOSIGNAL, 1)
    setter.set(CURLOPT_TCP_KEEPALIVE, 1)
    setter.set(CURLOPT_BUFFERSIZE, 64 << 10)
    setter.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.wholeMilliseconds)
    if let total = limits.total { setter.set(CURLOPT_TIMEOUT_MS, total.wholeMilliseconds) }
    setter.set(CURLOPT_LOW_SPEED_LIMIT, 1)
    setter.set(CURLOPT_LOW_SPEED_TIME, max(1, (limits.stall.wholeMilliseconds + 999) / 1_000))
    setMethod(request, &setter)
    for header in request.headers {
      // A colon alone would remove the header.
      add("\(header.name)" + (header.value.isEmpty ? ";" : ": \(header.value)"), &setter)
    }
    // What libcurl would send by itself.
    for name in ["Accept", "Expect", "Content-Type"]
    where !request.headers.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      add("\(name):", &setter)
    }
    unsafe setter.check(ccurl_set_list(pointer, CURLOPT_HTTPHEADER, headers), "headers")
    unsafe setter.check(ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorBuffer), "an error buffer")
    // SAFETY: the loop holds the transfer as long as the handle is in the multi handle, and only then libcurl calls back.
    let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
    unsafe setter.check(ccurl_set_pointer(pointer, CURLOPT_HEADERDATA, context), "a context")
    unsafe setter.check(ccurl_set_pointer(pointer, CURLOPT_WRITEDATA, context), "a context")
    unsafe setter.check(ccurl_set_callback(pointer, CURLOPT_HEADERFUNCTION, receiveHeadLine), "a callback")
    unsafe setter.check(ccurl_set_callback(pointer, CURLOPT_WRITEFUNCTION, receiveBody), "a callback")
    return setter.problem
  }

  private func setMethod(_ request: HTTPRequest, _ setter: inout OptionSetter) {
    switch request.method {
    case "GET": setter.set(CURLOPT_HTTPGET, 1)
    case "HEAD": setter.set(CURLOPT_NOBODY, 1)
    default:
      setter.set(CURLOPT_POST, 1)
      if request.method != "POST" { setter.set(CURLOPT_CUSTOMREQUEST, request.method) }
      let count = curl_off_t(request.body.count)
      unsafe setter.check(ccurl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, count), "a body")
      unsafe request.body.withUnsafeBytes { bytes in
        // An empty array may have no address, and none means "read it from standard input".
        if let base = bytes.baseAddress, bytes.count > 0 {
          unsafe setter.check(ccurl_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, base), "a body")
        } else {
          setter.set(CURLOPT_COPYPOSTFIELDS, "")
        }
      }
    }
  }

  private func add(_ header: String, _ setter: inout OptionSetter) {
    // A line end would begin another header.
    guard !header.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) else {
      return setter.fail("a header with a line end")
    }
    guard let list = unsafe curl_slist_append(headers, header) else { return setter.fail("so many headers") }
    unsafe headers = list
  }
}

/// Sets options and keeps the first one that libcurl does not take.
private struct OptionSetter {
  let handle: EasyHandle
  private(set) var problem: String?

  init(handle: EasyHandle) { self.handle = handle }

  mutating func set(_ option: CURLoption, _ value: Int) {
    unsafe check(ccurl_set_long(handle.pointer, option, value), "option \(option.rawValue) = \(value)")
  }

  mutating func set(_ option: CURLoption, _ value: String) {
    guard !value.utf8.contains(0) else { return fail("a text with a zero byte") }
    unsafe check(ccurl_set_string(handle.pointer, option, value), "'\(value)'")
  }

  mutating func check(_ code: CURLcode, _ what: @autoclosure () -> String) {
    if code != CURLE_OK { fail(what()) }
  }

  mutating func fail(_ what: String) { if problem == nil { problem = "libcurl does not take \(what)" } }
}

private let receiveHeadLine: ccurl_data_callback = { bytes, size, count, context in
  unsafe receive(bytes, size * count, context) { transfer, bytes in unsafe transfer.received(headLine: bytes) }
}

private let receiveBody: ccurl_data_callback = { bytes, size, count, context in
  unsafe receive(bytes, size * count, context) { transfer, bytes in unsafe transfer.received(body: bytes) }
}

private func receive(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
  _ take: (Transfer, UnsafeRawBufferPointer) -> Transfer.Verdict
) -> Int {
  guard let context = unsafe context else { return 0 }
  // SAFETY: `prepare` set it; the transfer is alive as said there.
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  switch unsafe take(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) {
  case .taken: return count
  case .pause: return Int(CURL_WRITEFUNC_PAUSE)
  case .abort: return count == 0 ? 1 : 0
  }
}

extension Duration {
  /// At least 1, for 0 means none to libcurl.
  fileprivate var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
