import EventSourcing
import ManyMachines
import Postgres
import TestStores

/// A consumer group whose members take turns, one round at a time, and are paused where a test wants
/// it: after they have read a page, and before they apply it.
actor GroupWorld {
  static let group = "balances"

  private let database: SharingDatabase
  private let share: WorkShare
  private let events: [RecordedEvent]
  /// A member that is in a round isn't among them.
  private var members: [String: GroupMember] = [:]
  /// For a member that will be paused, the rounds that others make meanwhile.
  private var pauses: [String: [String]] = [:]
  private(set) var lostLeases = 0

  init(in database: SharingDatabase, slotCount: Int, events: [RecordedEvent]) async throws {
    self.database = database
    share = WorkShare(slotCount: slotCount)
    self.events = events
    try await database.observer.run(SharedLog.table)
  }

  var names: [String] { members.keys.sorted() }

  /// A new process joins the group.
  func join(_ name: String) async throws {
    let log = GivenLog(events, afterPage: { [weak self] _, _, _ in try await self?.hasRead(name) })
    let member = GroupMember(
      name, of: Self.group, sharing: share, log: log, on: try await database.session(), pageSize: 7
    ) { SharedLog.effects(of: $0, by: name) }
    try await member.join()
    members[name] = member
  }

  /// The member makes a round; returns how many events it has seen.
  @discardableResult
  func round(of name: String) async throws -> Int {
    guard var member = members.removeValue(forKey: name) else { return 0 }
    defer { members[name] = member }
    do {
      return try await member.round()
    } catch is StaleLease {
      lostLeases += 1
      return 1
    }
  }

  /// The member makes a round, and is paused for longer than its leases after its first page;
  /// meanwhile, `others` make rounds.
  func pausedRound(of name: String, while others: [String]) async throws {
    pauses[name] = others
    try await round(of: name)
    pauses[name] = nil
  }

  /// The member leaves the group properly.
  func leave(_ name: String) async throws {
    guard var member = members.removeValue(forKey: name) else { return }
    try await member.leave()
  }

  /// The process of the member ends, and its leases last for a while.
  func kill(_ name: String) { members[name] = nil }

  private func hasRead(_ name: String) async throws {
    guard let others = pauses.removeValue(forKey: name) else { return }
    try await database.expireAll(of: name)
    for other in others { try await round(of: other) }
  }

  /// All members make rounds until there is nothing left to do; returns the versions that were applied.
  func drain() async throws -> [String: [Int]] {
    // In the first quiet round, members may still give up slots that others have to finish.
    var quietRounds = 0
    for _ in 1...60 where quietRounds < 2 {
      var count = 0
      for name in names { count += try await round(of: name) }
      quietRounds = count == 0 ? quietRounds + 1 : 0
    }
    return try await SharedLog.versions(on: database.observer)
  }
}
