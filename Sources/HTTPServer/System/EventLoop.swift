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
/// A task that prefers this executor runs on its thread. So a request that needs no waiting
/// costs no switch of threads, and the loop's data need no lock.
///
/// Its `Sendable` conformance is checked by hand: a mutex guards `inbox`, and only the loop's own
/// thread uses everything else, which `assertOnThread` verifies in debug builds.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  private struct Inbox {
    var jobs: [UnownedJob] = []
    var patientJobs: [PatientJob] = []
    /// Whether the thread is, or is about to be, in a system call that waits.
    var isAsleep = false
    var isStopped = false
    /// Whether the thread has ended.
    var hasEnded = false
  }

  private let inbox = Mutex(Inbox())
  private let alarm: Alarm
  private var channels: [Channel] = []
  private var polls: [pollfd] = []
  private var atEndOfRound: [() -> Void] = []
  private var patientJobs = PatientJobs()
  private let thread = Mutex<ObjectIdentifier?>(nil)
  /// Runs the jobs that arrive after the thread has ended, such as the rest of a handler that
  /// ignored its cancellation.
  private let successor = DispatchQueue(label: "ended event loop")
  /// The shared receive buffer of all channels of this loop; its bytes are consumed at once.
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
  /// The time of the loop's last look at the clock.
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
    if put({ $0.jobs.append(job) }) { return }
    successor.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs `job` when there is nothing else to do.
  func enqueue(_ job: PatientJob) {
    if put({ $0.patientJobs.append(job) }) { return }
    successor.async { job.run() }
  }

  /// Changes the inbox, and wakes the thread; returns false when the thread has ended.
  private func put(_ change: (inout Inbox) -> Void) -> Bool {
    // Once it is in the queue, the job may run and release the last reference to this loop.
    let held = Unmanaged.passRetained(self)
    defer { held.release() }
    let (mustWake, hasEnded) = inbox.withLock { inbox in
      if inbox.hasEnded { return (false, true) }
      change(&inbox)
      defer { inbox.isAsleep = false }
      return (inbox.isAsleep, false)
    }
    if mustWake { alarm.ring() }
    return !hasEnded
  }

  /// Starts a thread that runs the loop until it is stopped.
  func start() {
    let thread = Thread { self.run() }
    thread.name = "event loop"
    // Handlers run on it as well, and parse JSON recursively; some systems give 128 KiB.
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Ends the loop when its work is done. A wait at a channel would then never end, so wake all of
  /// them before or after.
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
    // The last one takes its place, so that no search through a thousand is needed.
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

  /// Runs one round of jobs, with the reused list `jobs`; returns whether another round follows.
  private func goesOn(after jobs: inout [UnownedJob]) -> Bool {
    let executor = asUnownedTaskExecutor()
    // After so few patient jobs that a request doesn't wait long, the loop looks at its sockets.
    for _ in 0..<32 {
      jobs.removeAll(keepingCapacity: true)
      inbox.withLock { inbox in
        swap(&inbox.jobs, &jobs)
        patientJobs.refill(from: &inbox.patientJobs)
      }
      for job in jobs { job.runSynchronously(on: executor) }
      // At least one, so that busy clients can't keep it waiting for ever.
      guard let job = patientJobs.popFirst() else { break }
      job.run()
    }
    for body in atEndOfRound { body() }
    atEndOfRound.removeAll(keepingCapacity: true)
    return inbox.withLock { inbox in
      let isIdle = inbox.jobs.isEmpty && inbox.patientJobs.isEmpty && patientJobs.isEmpty
      inbox.hasEnded = inbox.isStopped && isIdle
      inbox.isAsleep = isIdle && !inbox.hasEnded
      return !inbox.hasEnded
    }
  }

  /// Blocks the signal that ends a process when it writes to a closed socket or pipe. The failed
  /// call returns the error instead.
  private static func refuseBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Darwin)
      // On macOS, a pipe's signal goes to the process, and any other thread may receive it.
      _ = fcntl(STDERR_FILENO, F_SETNOSIGPIPE, 1)
    #endif
  }

  /// Waits until a channel can continue, or a job arrives, and wakes the affected channels.
  private func wait() {
    polls.removeAll(keepingCapacity: true)
    polls.append(pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0))
    var next = Instant.never
    for channel in channels {
      let interest = channel.interest
      // `poll` skips a negative descriptor, and both lists keep the same indexes.
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
    // A woken task may add and remove channels, later.
    for (channel, poll) in zip(channels, polls.dropFirst()) {
      if poll.revents != 0 {
        channel.wake(because: .ready)
      } else if channel.deadline <= now {
        channel.wake(because: .timeIsOver)
      }
    }
  }
}
