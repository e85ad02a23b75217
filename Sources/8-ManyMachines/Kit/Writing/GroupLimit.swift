/// The largest size of a group of appends.
///
/// A group is one transaction. While it runs, no other writer can append, and all of its callers wait
/// for its end. So a thousand waiting appends, or a few with large events, are several groups.
public struct GroupLimit: Hashable, Sendable {
  /// The largest number of appends.
  public let count: Int
  /// The largest number of bytes, as ``PendingAppend/size`` counts them.
  public let bytes: Int

  public init(count: Int = 128, bytes: Int = 1_048_576) {
    self.count = count
    self.bytes = bytes
  }

  /// Returns how many appends are in the next group: as many as fit, from the first one on.
  ///
  /// An append that is larger than the limit is a group by itself.
  public func groupCount(of waiting: some Collection<PendingAppend>) -> Int {
    // BEGIN EXERCISE 8.7
    // All of them, however many wait.
    waiting.count
    // END EXERCISE 8.7
  }
}
