import Dispatch
import Synchronization

import class Foundation.Thread

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One thread that waits for many sockets at once, and runs the tasks that serve them.
///
/// A task that prefers this executor runs on its thread. So a request that is answered without
/// waiting costs no change of threads, and what belongs to the loop needs no lock.
///
/// It is checked by hand, not by the compiler, that it may be shared: `inbox` is guarded by its
/// mutex, and everything else is touched by the loop's own thread only, which `assertOnThread`
/// watches in debug builds.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  private struct Inbox {
    var jobs: [UnownedJob] = []
    /// Whether the thread is, or will be in a moment, in a call that waits.
    var isAsleep = false
    var isStopped = false
    /// Whether the thread is gone.
    var hasEnded = false
  }

  private let inbox = Mutex(Inbox())
  private let alarm: Alarm
  private var channels: [Channel] = []
  private var polls: [pollfd] = []
  private var atEndOfRound: [() -> Void] = []
  private let thread = Mutex<ObjectIdentifier?>(nil)
  /// Who runs what comes when the thread is gone, such as the end of a handler that did not care
  /// that it was cancelled: late, one after the other, but not never.
  private let successor = DispatchQueue(label: "ended event loop")
  /// Where all channels of this loop receive what they hand on at once.
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// What time it was when the loop last looked.
  private(set) var now = Instant.now

  /// - Throws: ``Errno`` when the system has no descriptor left.
  init() throws(Errno) {
    alarm = try Alarm()
  }

  deinit {
    alarm.close()
    buffer.deallocate()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // From the moment it can be taken, the job may run and end all that keeps this loop alive.
    let held = Unmanaged.passRetained(self)
    defer { held.release() }
    let (mustWake, isLate) = inbox.withLock { inbox in
      if inbox.hasEnded { return (false, true) }
      inbox.jobs.append(job)
      defer { inbox.isAsleep = false }
      return (inbox.isAsleep, false)
    }
    if mustWake { alarm.ring() }
    if isLate { successor.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) } }
  }

  /// Begins a thread that runs the loop until it is stopped.
  func start() {
    let thread = Thread { self.run() }
    thread.name = "event loop"
    // Handlers run on it as well, and read JSON, which goes deep; some systems give 128 KiB.
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Ends the loop when it has nothing more to do. Whoever still waits at a channel waits for ever,
  /// so all of them have to be woken before or after.
  func stop() {
    inbox.withLock { inbox in
      inbox.isStopped = true
      inbox.isAsleep = false
    }
    alarm.ring()
  }

  func add(_ channel: Channel) {
    assertOnThread()
    channel.place = channels.count
    channels.append(channel)
  }

  func remove(_ channel: Channel) {
    assertOnThread()
    // The last one takes its place, so that nobody has to look for it among a thousand.
    guard let last = channels.popLast(), last !== channel else { return }
    channels[channel.place] = last
    last.place = channel.place
  }

  /// Calls `body` before the loop waits the next time.
  func atEndOfRound(_ body: @escaping () -> Void) {
    assertOnThread()
    atEndOfRound.append(body)
  }

  func assertOnThread() {
    assert(
      inbox.withLock { $0.hasEnded }
        || thread.withLock { $0.map { $0 == ObjectIdentifier(Thread.current) } ?? true })
  }
}

extension EventLoop {
  private func run() {
    thread.withLock { $0 = ObjectIdentifier(Thread.current) }
    Self.refuseBrokenPipes()
    var jobs: [UnownedJob] = []
    while withAutoreleasePool({ goesOn(after: &jobs) }) { wait() }
  }

  /// One round: runs what has come, in the list `jobs`, which serves all rounds. Returns whether
  /// there will be another round.
  private func goesOn(after jobs: inout [UnownedJob]) -> Bool {
    let executor = asUnownedTaskExecutor()
    jobs.removeAll(keepingCapacity: true)
    inbox.withLock { swap(&$0.jobs, &jobs) }
    for job in jobs { job.runSynchronously(on: executor) }
    for body in atEndOfRound { body() }
    atEndOfRound.removeAll(keepingCapacity: true)
    return inbox.withLock { inbox in
      inbox.hasEnded = inbox.isStopped && inbox.jobs.isEmpty
      inbox.isAsleep = inbox.jobs.isEmpty && !inbox.hasEnded
      return !inbox.hasEnded
    }
  }

  /// Keeps the signal from this thread that ends a process which writes where nobody reads: be it
  /// a socket, be it a log whose reader has gone. The call itself says what happened.
  private static func refuseBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Darwin)
      // There, a pipe's signal goes to the process, and any other thread may take it.
      _ = fcntl(STDERR_FILENO, F_SETNOSIGPIPE, 1)
    #endif
  }

  /// Waits until a channel can go on, or a job has come, and wakes whom it concerns.
  private func wait() {
    polls.removeAll(keepingCapacity: true)
    polls.append(pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0))
    var next = Instant.never
    for channel in channels {
      let interest = channel.interest
      // A descriptor below zero is passed over, and keeps the places of both lists alike.
      let descriptor = interest == 0 ? -1 : channel.socket.descriptor
      polls.append(pollfd(fd: descriptor, events: interest, revents: 0))
      next = min(next, channel.deadline)
    }
    let isAsleep = inbox.withLock { $0.isAsleep }
    let timeout = isAsleep ? next.millisecondsFromNow : 0
    let count = poll(&polls, nfds_t(polls.count), timeout)
    inbox.withLock { $0.isAsleep = false }
    now = .now
    if polls[0].revents != 0 { alarm.silence() }
    guard count > 0 || next <= now else { return }
    // Whoever is woken may add and remove channels, later.
    for (channel, poll) in zip(channels, polls.dropFirst()) {
      if poll.revents != 0 {
        channel.wake(because: .ready)
      } else if channel.deadline <= now {
        channel.wake(because: .timeIsOver)
      }
    }
  }
}
