public import EventSourcing
import Foundation
import PersistenceSolution
import TestStores

/// The file of a log in a temporary folder, which is removed with the last store over it.
public struct LogFile: Sendable {
  private let folder: TemporaryFolder

  /// - Throws: what the file system throws.
  public init() throws { folder = try TemporaryFolder() }

  public var path: String { folder.url.appending(path: "log.sqlite3").path }

  /// A store over the file, which reads events of these types. Opened twice, it is as if another
  /// process had opened it.
  ///
  /// It outlives its process, but does not wait for the disk: no test cuts the power.
  ///
  /// - Throws: what the store throws.
  public func store(
    of types: [any DomainEvent.Type], clock: any WallClock = SystemWallClock()
  ) throws -> any EventStore {
    TemporaryStore(
      try SQLiteEventStore(
        path: path, codec: EventCodec(types),
        clock: clock, options: StorageOptions(durability: .normal)),
      in: folder)
  }
}
