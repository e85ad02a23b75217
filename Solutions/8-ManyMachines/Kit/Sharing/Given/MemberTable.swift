public import Postgres

/// The members of consumer groups that are alive.
public struct MemberTable: Sendable {
  private let session: any PostgresSession

  public init(on session: any PostgresSession) { self.session = session }

  /// Registers `group` with its number of slots, unless it is registered already.
  ///
  /// - Throws: ``SlotCountDiffers`` when it has another number, and errors of the session.
  public func register(_ group: String, slotCount: Int) async throws {
    try await session.run(
      "INSERT INTO consumer_groups (name, slot_count) VALUES ($1, $2) ON CONFLICT DO NOTHING",
      .text(group), .integer(slotCount))
    let rows = try await session.run(
      "SELECT slot_count FROM consumer_groups WHERE name = $1", .text(group))
    let registered = rows.first?.integer(0)
    guard registered == slotCount else {
      throw SlotCountDiffers(group: group, registered: registered ?? 0, asked: slotCount)
    }
  }

  /// Notes that `member` is alive for at least `duration`, and returns all members that are.
  ///
  /// - Throws: errors of the session.
  public func heartbeat(
    of member: String, in group: String, for duration: Duration
  ) async throws -> [String] {
    try await session.run(
      """
      INSERT INTO members (group_name, name, expires_at)
      VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
      ON CONFLICT (group_name, name) DO UPDATE SET expires_at = excluded.expires_at
      """, .text(group), .text(member), .integer(duration.roundedMilliseconds))
    return try await session.run(
      "SELECT name FROM members WHERE group_name = $1 AND expires_at > clock_timestamp()",
      .text(group)
    ).map { $0.text(0) }
  }

  /// Removes `member`, and members that have died without leaving.
  ///
  /// - Throws: errors of the session.
  public func remove(_ member: String, from group: String) async throws {
    try await session.run(
      """
      DELETE FROM members
      WHERE group_name = $1 AND (name = $2 OR expires_at <= clock_timestamp())
      """, .text(group), .text(member))
  }
}

/// The group exists with another number of slots.
///
/// The slots' checkpoints belong to that number. To change it, stop appending until all slots have
/// reached the end of the log, and begin a group with another name there.
public struct SlotCountDiffers: Error, Hashable {
  public let group: String
  public let registered: Int
  public let asked: Int
}

extension SlotCountDiffers: CustomStringConvertible {
  public var description: String {
    "the group \(group) has \(registered) slots, not \(asked); their number can't change"
  }
}
