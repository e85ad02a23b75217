public import EventSourcing
public import Foundation
public import ManyMachines
public import Messaging

/// A publisher that shares the streams of the log with those of other machines.
///
/// Each stream belongs to a slot, and each slot to one of the publishers. They notice within a second
/// that one has come or gone, and share the slots again. So the messages of a stream are sent in order,
/// as if there were one publisher.
public final class SharedPublisher: Sendable {
  /// How many slots there are, for ever: their checkpoints belong to this number.
  public static let share = WorkShare(slotCount: 4)

  private let log: any EventStore
  private let queue: any MessageQueue
  private let session: ReopenedSession
  private let options: Publisher.Options
  private let interval: Duration
  private let translate: Publisher.Translation
  private let report: @Sendable (String) -> Void
  /// Its name in the group and in the leases.
  public let name: String

  /// The name of the group.
  static let group = "publisher"

  /// Creates a publisher that looks after each `interval` who else is there, and reports each failure,
  /// in one sentence.
  public init(
    of log: any EventStore, to queue: any MessageQueue, in database: BankDatabase,
    name: String = "publisher-\(UUID())", options: Publisher.Options = Publisher.Options(),
    interval: Duration = .seconds(1), report: @escaping @Sendable (String) -> Void = { _ in },
    translate: @escaping Publisher.Translation
  ) {
    self.log = log
    self.queue = queue
    self.name = name
    self.options = options
    self.interval = interval
    self.report = report
    self.translate = translate
    session = ReopenedSession(database)
  }

  /// Joins the group; the tables of the log must be there.
  ///
  /// - Throws: `Unfinished` when the slots can't be shared yet, `SlotCountDiffers`, `PrimaryNotFound`,
  ///   `PostgresError`, and `ConnectionLost`.
  public func join() async throws {
    let all = Self.share.slots(of: name, among: [name])
    guard all == Array(0..<Self.share.slotCount) else { throw Unfinished("8.14") }
    try await PostgresPublisherCheckpoints.install(on: session)
    try await session.use {
      try await MemberTable(on: $0).register(Self.group, slotCount: Self.share.slotCount)
    }
  }

  /// Publishes what belongs to its slots, until the task is cancelled. Then it leaves the group.
  ///
  /// - Throws: `Unfinished`. Other failures are reported, and it tries again.
  public func run() async throws {
    var trouble: String?
    var work: Work?
    while !Task.isCancelled, work?.publisher.unfinished == nil {
      do {
        let slots = try await ownSlots()
        trouble = nil
        if slots != work?.slots {
          await work?.end()
          work = slots.isEmpty ? nil : start(slots)
        }
      } catch {
        // The work goes on: its leases say whether it may.
        if !Task.isCancelled, trouble != "\(error)" { report("\(error)") }
        trouble = "\(error)"
      }
      try? await Task.sleep(for: interval)
    }
    await work?.end()
    try? await session.use { try await MemberTable(on: $0).remove(self.name, from: Self.group) }
    await session.close()
    if let unfinished = work?.publisher.unfinished { throw unfinished }
  }

  /// Says that it is alive, and returns its slots.
  ///
  /// It counts as alive for longer than its leases. So when the others notice its death, they can take
  /// its slots at once.
  private func ownSlots() async throws -> [Int] {
    let duration = options.leaseDuration + interval + interval
    return try await session.use { session in
      let members = try await MemberTable(on: session)
        .heartbeat(of: self.name, in: Self.group, for: duration)
      return Self.share.slots(of: self.name, among: members)
    }
  }

  private func start(_ slots: [Int]) -> Work {
    // Who has had a slot until now gives it back when it has looked again.
    let checkpoints = PostgresPublisherCheckpoints(
      of: slots, sharing: Self.share, group: Self.group, handover: interval + interval,
      session: session)
    let publisher = Publisher(
      of: log, to: queue, checkpoints: checkpoints, name: name, options: options, report: report
    ) { [translate] event in checkpoints.includes(event) ? try translate(event) : nil }
    return Work(slots: slots, publisher: publisher, task: Task { await publisher.run() })
  }
}

/// The publishing of some slots.
private struct Work {
  let slots: [Int]
  let publisher: Publisher
  let task: Task<Void, Never>

  /// Ends what has begun, and gives back the leases.
  func end() async {
    task.cancel()
    await task.value
  }
}
