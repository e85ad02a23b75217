public import EventSourcing

/// How the members of a consumer group share the streams of a log.
///
/// Each stream belongs to one of a fixed number of slots, and each slot to one member. Each slot has a
/// lease and a checkpoint.
public struct WorkShare: Hashable, Sendable {
  /// It never changes while the group has a checkpoint: with another number, streams belong to other
  /// slots, whose checkpoints are elsewhere.
  public let slotCount: Int

  /// - Precondition: There is at least one slot.
  public init(slotCount: Int) {
    precondition(slotCount > 0, "A group needs at least one slot.")
    self.slotCount = slotCount
  }

  private static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01b3

  /// Returns the FNV-1a hash of the UTF-8 bytes of `text`, the same in every process, for ever.
  ///
  /// Swift's `hashValue` is different each time a program starts.
  public static func hash(of text: String) -> UInt64 {
    // BEGIN EXERCISE 8.14
    // Begin with `offsetBasis`. For each byte: exclusive or, then multiply with `prime`.
    0
    // END EXERCISE 8.14
  }

  /// Returns the slot of `stream`: a number from 0 to `slotCount - 1`.
  public func slot(of stream: StreamID) -> Int {
    // BEGIN EXERCISE 8.14
    // One slot has all the work.
    0
    // END EXERCISE 8.14
  }

  /// Returns the slots of `member` while the group consists of `members`, in any order.
  ///
  /// Members that see the same group agree without talking: each slot belongs to one of them, and
  /// none has two more than another. A name that isn't among the members has no slots.
  public func slots(of member: String, among members: [String]) -> [Int] {
    // BEGIN EXERCISE 8.14
    // Which place has `member`? All members need the same answer to that.
    []
    // END EXERCISE 8.14
  }
}
