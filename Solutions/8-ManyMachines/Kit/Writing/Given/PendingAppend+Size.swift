import EventSourcing
import Persistence

extension PendingAppend {
  /// About how many bytes it has on its way to the database.
  public var size: Int {
    let data = events.map { $0.stored.data.utf8.count + Self.overhead }
    let responses = records.map { ($0.response?.utf8.count ?? 0) + Self.overhead }
    return (data + responses).reduce(Self.overhead, +)
  }

  /// The ids, names and numbers that are sent with the data.
  private static var overhead: Int { 100 }
}
