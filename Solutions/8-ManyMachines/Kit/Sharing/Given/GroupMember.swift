public import EventSourcing
public import Postgres

/// A member of a consumer group: it applies the events of its share of the streams.
///
/// All events of a stream belong to one slot, and one member at a time has its lease. So they are
/// applied in order, each once, while members come, go, or are paused.
public struct GroupMember: Sendable {
  public let group: String
  public let name: String
  private let share: WorkShare
  private let table: MemberTable
  private let leaseDuration: Duration
  private var slots: [SharedProjection]

  /// Creates the member `name` of a group; no other process has this name, or has had it before, and
  /// neither has this one with another session.
  ///
  /// The leases and checkpoints of its slots begin with the name of the group. The session is with the
  /// database that has the projection's tables.
  public init(
    _ name: String, of group: String, sharing share: WorkShare, log: any EventStore,
    on session: any PostgresSession, leaseDuration: Duration = .seconds(10), pageSize: Int = 500,
    effects: @escaping SharedProjection.Effects
  ) {
    self.group = group
    self.name = name
    self.share = share
    self.leaseDuration = leaseDuration
    table = MemberTable(on: session)
    slots = (0..<share.slotCount).map { slot in
      SharedProjection(
        "\(group)/\(slot)", of: log, on: session, holder: name, leaseDuration: leaseDuration,
        pageSize: pageSize
      ) { event in share.slot(of: event.stream) == slot ? try effects(event) : [] }
    }
  }

  /// Joins the group; the first member determines the number of slots.
  ///
  /// - Throws: ``SlotCountDiffers``, and errors of the session.
  public func join() async throws {
    try await table.register(group, slotCount: share.slotCount)
  }

  /// Gives up the slots that belong to others now, and applies one page in each of its own.
  ///
  /// A slot that another member hasn't given up yet has to wait for it, or for the end of its lease.
  ///
  /// - Returns: How many events of the log it has seen, over all of its slots.
  /// - Throws: ``StaleLease`` when another member has taken over a slot meanwhile, and errors of the log,
  ///   of the effects and of the session. The next round goes on from the checkpoints.
  public mutating func round() async throws -> Int {
    let members = try await table.heartbeat(of: name, in: group, for: leaseDuration)
    let own = Set(share.slots(of: name, among: members))
    var count = 0
    for slot in slots.indices {
      if !own.contains(slot) {
        try await slots[slot].giveUp()
      } else if case .applied(let events) = try await slots[slot].step() {
        count += events
      }
    }
    return count
  }

  /// Gives up all slots and leaves the group, so that the others can take over at once.
  ///
  /// - Throws: errors of the session. The leases then end by themselves.
  public mutating func leave() async throws {
    try await table.remove(name, from: group)
    for slot in slots.indices { try await slots[slot].giveUp() }
  }
}
