import CPostgres

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system's list of sockets that somebody waits for: `epoll` on Linux, `kqueue` on macOS.
///
/// Each wait is for one event. All calls may be made from any thread.
struct ReadinessQueue: Sendable {
  private let descriptor: CInt

  private static let eventCount = 64
}

#if canImport(Darwin)
  extension ReadinessQueue {
    /// - Throws: ``SystemFailure``.
    init() throws(SystemFailure) {
      descriptor = kqueue()
      guard descriptor >= 0 else { throw SystemFailure(number: errno) }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    /// Returns `false` when the system refuses it.
    func wait(
      on socket: CInt, for readiness: SocketPoller.Readiness, number: UInt
    ) -> Bool {
      let isInput = change(
        socket, EVFILT_READ, readiness.contains(.input) ? EV_ADD | EV_ONESHOT : EV_DELETE, number)
      let isRoom = change(
        socket, EVFILT_WRITE, readiness.contains(.room) ? EV_ADD | EV_ONESHOT : EV_DELETE, number)
      return (isInput || !readiness.contains(.input)) && (isRoom || !readiness.contains(.room))
    }

    func forget(_ socket: CInt) {
      for filter in [EVFILT_READ, EVFILT_WRITE] { _ = change(socket, filter, EV_DELETE, 0) }
    }

    private func change(_ socket: CInt, _ filter: Int32, _ flags: Int32, _ number: UInt) -> Bool {
      var event = kevent()
      event.ident = UInt(socket)
      event.filter = Int16(filter)
      event.flags = UInt16(flags)
      event.udata = UnsafeMutableRawPointer(bitPattern: number)
      return kevent(descriptor, &event, 1, nil, 0, nil) == 0
    }

    /// Waits until some sockets are ready, and returns the numbers of those who wait for them.
    func next() -> [UInt] {
      var events = [kevent](repeating: kevent(), count: Self.eventCount)
      let count = kevent(descriptor, nil, 0, &events, CInt(events.count), nil)
      return events.prefix(Int(max(count, 0))).map { UInt(bitPattern: $0.udata) }
    }
  }
#else
  extension ReadinessQueue {
    /// - Throws: ``SystemFailure``.
    init() throws(SystemFailure) {
      descriptor = epoll_create1(CInt(EPOLL_CLOEXEC))
      guard descriptor >= 0 else { throw SystemFailure(number: errno) }
    }

    /// Returns `false` when the system refuses it.
    func wait(
      on socket: CInt, for readiness: SocketPoller.Readiness, number: UInt
    ) -> Bool {
      var event = epoll_event()
      event.events = EPOLLONESHOT.rawValue
      if readiness.contains(.input) { event.events |= EPOLLIN.rawValue }
      if readiness.contains(.room) { event.events |= EPOLLOUT.rawValue }
      event.data.u64 = UInt64(number)
      if epoll_ctl(descriptor, EPOLL_CTL_MOD, socket, &event) == 0 { return true }
      return errno == ENOENT && epoll_ctl(descriptor, EPOLL_CTL_ADD, socket, &event) == 0
    }

    func forget(_ socket: CInt) {
      _ = epoll_ctl(descriptor, EPOLL_CTL_DEL, socket, nil)
    }

    /// Waits until some sockets are ready, and returns the numbers of those who wait for them.
    func next() -> [UInt] {
      var events = [epoll_event](repeating: epoll_event(), count: Self.eventCount)
      let count = epoll_wait(descriptor, &events, CInt(events.count), -1)
      return events.prefix(Int(max(count, 0))).map { UInt($0.data.u64) }
    }
  }
#endif
