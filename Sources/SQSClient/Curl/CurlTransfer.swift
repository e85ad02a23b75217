import CCurl
import Foundation

/// A request on its way, with its answer so far. Only the thread of its ``CurlLoop`` uses it.
final class CurlTransfer {
  /// The longest response: ten messages of 1 MiB, with each byte escaped in JSON.
  private static let largestBody = 64 * 1024 * 1024

  let number: Int
  private let address: String
  let easy: UnsafeMutableRawPointer
  private let curl: ccurl
  private var headers: UnsafeMutableRawPointer?
  private var response = Data()
  private let reason: UnsafeMutablePointer<CChar>
  private let answer: CheckedContinuation<CurlResponse, any Error>

  /// `nil` when libcurl has no memory for it.
  init?(
    _ request: CurlRequest, number: Int, with library: CurlLibrary,
    answering answer: CheckedContinuation<CurlResponse, any Error>
  ) {
    guard let easy = library.curl.easy_init?() else { return nil }
    curl = library.curl
    self.number = number
    address = request.url
    self.easy = easy
    self.answer = answer
    reason = .allocate(capacity: Int(CCURL_ERROR_SIZE.rawValue))
    reason.initialize(repeating: 0, count: Int(CCURL_ERROR_SIZE.rawValue))
    for header in request.headers { headers = curl.slist_append?(headers, header) }
    setOptions(of: request)
  }

  deinit {
    curl.easy_cleanup?(easy)
    curl.slist_free_all?(headers)
    reason.deallocate()
  }

  private func setOptions(of request: CurlRequest) {
    set(CCURL_OPTION_URL, request.url)
    set(CCURL_OPTION_PROTOCOLS_STR, "http,https")
    set(CCURL_OPTION_POSTFIELDSIZE, request.body.count)
    // libcurl copies all that it is given, this one as long as the size above says.
    request.body.withUnsafeBytes { bytes in
      set(CCURL_OPTION_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
    set(CCURL_OPTION_HTTPHEADER, headers)
    set(CCURL_OPTION_NOSIGNAL, 1)
    set(CCURL_OPTION_CONNECTTIMEOUT_MS, 5_000)
    set(CCURL_OPTION_TIMEOUT_MS, request.timeout.wholeMilliseconds)
    set(CCURL_OPTION_ERRORBUFFER, UnsafeMutableRawPointer(reason))
    if let signature = request.signature {
      set(CCURL_OPTION_AWS_SIGV4, signature.scope)
      set(CCURL_OPTION_USERPWD, signature.credentials)
    }
    let this = Unmanaged.passUnretained(self).toOpaque()
    set(CCURL_OPTION_PRIVATE, this)
    set(CCURL_OPTION_WRITEDATA, this)
    _ = ccurl_set_write(curl.easy_setopt, easy) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
      return transfer.takes(bytes, size * count) ? size * count : 0
    }
  }
}

extension CurlTransfer {
  /// Takes a part of the body. Returns `false` when it gets too long; then libcurl ends the transfer.
  private func takes(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Bool {
    guard response.count + count <= Self.largestBody else { return false }
    response.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return true
  }

  /// Answers with the response, or with the error that libcurl ended with.
  func end(with code: CInt) {
    guard code == CInt(CCURL_OK.rawValue) else {
      // Without how long it has taken, so that the same failure has the same words each time.
      let detail = String(cString: reason).replacing(#/ after \d+ (ms|milliseconds)/#, with: "")
      let name = curl.easy_strerror?(code).map { String(cString: $0) } ?? "an unknown error"
      return answer.resume(
        throwing: CurlError(
          address: address, code: Int(code), reason: detail.isEmpty ? name : detail))
    }
    var status: CLong = 0
    _ = ccurl_get_long(
      curl.easy_getinfo, easy, CInt(CCURL_INFO_RESPONSE_CODE.rawValue), &status)
    answer.resume(returning: CurlResponse(status: status, body: response))
  }

  func cancel() { answer.resume(throwing: CancellationError()) }

  private func set(_ option: ccurl_option, _ value: String) {
    _ = ccurl_set_text(curl.easy_setopt, easy, CInt(option.rawValue), value)
  }

  private func set(_ option: ccurl_option, _ value: Int) {
    _ = ccurl_set_long(curl.easy_setopt, easy, CInt(option.rawValue), value)
  }

  private func set(_ option: ccurl_option, _ value: UnsafeMutableRawPointer?) {
    _ = ccurl_set_pointer(curl.easy_setopt, easy, CInt(option.rawValue), value)
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
