import CCurl
import Foundation
import Synchronization

/// Sends any number of requests at once, on one thread with libcurl.
///
/// Connections are kept and used again. A request whose task is cancelled ends at once. There is one
/// for the whole process, and it never ends.
final class CurlLoop: Sendable {
  fileprivate enum Order: Sendable {
    case send(CurlRequest, number: Int, CheckedContinuation<CurlResponse, any Error>)
    case cancel(number: Int)
  }

  private struct State {
    var orders: [Order] = []
    var lastNumber = 0
  }

  private let state = Mutex(State())
  private let multi: MultiHandle

  private static let loop = Mutex<CurlLoop?>(nil)

  /// - Throws: ``CurlUnavailable``. The next call tries again.
  static func shared() throws(CurlUnavailable) -> CurlLoop {
    try loop.withLock { (shared) throws(CurlUnavailable) in
      if let shared { return shared }
      let new = try CurlLoop()
      shared = new
      return new
    }
  }

  private init() throws(CurlUnavailable) {
    let library = try CurlLibrary.load()
    multi = try MultiHandle(library)
    let thread = Thread { [multi, weak self] in
      CurlThread(library: library, multi: multi).run { self?.takeOrders() ?? [] }
    }
    thread.name = "libcurl"
    thread.start()
  }

  /// Sends a request, and returns the response, whatever its status.
  ///
  /// - Throws: ``CurlError`` when there was none, and `CancellationError`.
  func send(_ request: CurlRequest) async throws -> CurlResponse {
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { answer in
        give(.send(request, number: number, answer))
        // Cancelled before the order was added: the handler named a number that was still unknown.
        if Task.isCancelled { give(.cancel(number: number)) }
      }
    } onCancel: {
      give(.cancel(number: number))
    }
  }

  private func give(_ order: Order) {
    state.withLock { $0.orders.append(order) }
    multi.wake()
  }

  private func takeOrders() -> [Order] {
    state.withLock { state in
      defer { state.orders = [] }
      return state.orders
    }
  }
}

/// The multi handle of libcurl, which holds all transfers.
///
/// Unchecked, because it has a pointer: any thread may wake the handle, and only the thread of the
/// loop does anything else with it.
private struct MultiHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
  private let curl: ccurl

  init(_ library: CurlLibrary) throws(CurlUnavailable) {
    curl = library.curl
    guard let pointer = library.curl.multi_init?() else {
      throw .functionMissing("curl_multi_init")
    }
    self.pointer = pointer
  }

  func wake() { _ = curl.multi_wakeup?(pointer) }
}

/// The work of the loop's thread, and what only this thread uses.
private final class CurlThread {
  private let library: CurlLibrary
  private let multi: MultiHandle
  private var transfers: [Int: CurlTransfer] = [:]

  init(library: CurlLibrary, multi: MultiHandle) {
    self.library = library
    self.multi = multi
  }

  /// Carries out orders and transfers, forever.
  func run(_ takeOrders: () -> [CurlLoop.Order]) {
    while true {
      for order in takeOrders() { carryOut(order) }
      var running: CInt = 0
      _ = library.curl.multi_perform?(multi.pointer, &running)
      endTransfers()
      // It waits for the sockets and for `wake`; libcurl's own time limits end it sooner.
      _ = library.curl.multi_poll?(multi.pointer, nil, 0, 60_000, nil)
    }
  }

  private func carryOut(_ order: CurlLoop.Order) {
    switch order {
    case .send(let request, let number, let answer):
      guard let transfer = CurlTransfer(request, number: number, with: library, answering: answer)
      else {
        return answer.resume(
          throwing: CurlError(address: request.url, code: 27, reason: "out of memory"))
      }
      transfers[number] = transfer
      _ = library.curl.multi_add_handle?(multi.pointer, transfer.easy)
    case .cancel(let number):
      guard let transfer = transfers.removeValue(forKey: number) else { return }
      _ = library.curl.multi_remove_handle?(multi.pointer, transfer.easy)
      transfer.cancel()
    }
  }

  private func endTransfers() {
    var left: CInt = 0
    while let message = library.curl.multi_info_read?(multi.pointer, &left)?.pointee {
      guard message.kind == CInt(CCURL_MESSAGE_DONE.rawValue), let easy = message.easy else {
        continue
      }
      var this: UnsafeMutableRawPointer?
      _ = ccurl_get_pointer(
        library.curl.easy_getinfo, easy, CInt(CCURL_INFO_PRIVATE.rawValue), &this)
      guard let this else { continue }
      let transfer = Unmanaged<CurlTransfer>.fromOpaque(this).takeUnretainedValue()
      transfers[transfer.number] = nil
      _ = library.curl.multi_remove_handle?(multi.pointer, easy)
      transfer.end(with: message.data.result)
    }
  }
}
