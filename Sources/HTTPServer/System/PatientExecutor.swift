/// Runs tasks on the thread of an event loop, when the loop has nothing else to do.
///
/// It is for streams: one event may wake a thousand of them, and the next request doesn't wait until
/// all of them have sent it. A low priority of their tasks would not do, because a task that is
/// waited for gets the priority of the one that waits.
final class PatientExecutor: TaskExecutor {
  private let loop: EventLoop

  init(_ loop: EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    loop.enqueue(PatientJob(job: UnownedJob(job), executor: self))
  }
}

/// A job that waits until its loop has nothing else to do.
struct PatientJob {
  let job: UnownedJob
  let executor: PatientExecutor

  func run() { job.runSynchronously(on: executor.asUnownedTaskExecutor()) }
}

/// The waiting jobs of a loop, in order; only the loop's thread uses it.
struct PatientJobs {
  private var jobs: [PatientJob] = []
  private var next = 0

  var isEmpty: Bool { next == jobs.count }

  /// Takes all of `arrivals`, unless there are jobs from before.
  mutating func refill(from arrivals: inout [PatientJob]) {
    guard isEmpty else { return }
    jobs.removeAll(keepingCapacity: true)
    next = 0
    swap(&jobs, &arrivals)
  }

  mutating func popFirst() -> PatientJob? {
    guard next < jobs.count else { return nil }
    defer { next += 1 }
    return jobs[next]
  }
}
