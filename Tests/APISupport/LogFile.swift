public import EventSourcing
import Foundation
import PersistenceSolution

/// The file of a log in a folder of its own, which is removed when nobody needs it any more.
public final class LogFile: Sendable {
  private let folder: URL

  /// - Throws: what the file system throws.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A store over the file, which reads events of these types. Opened twice, it is as if another
  /// process had opened it.
  ///
  /// It outlives its process, but does not wait for the disk: no test cuts the power.
  ///
  /// - Throws: what the store throws.
  public func store(
    of types: [any DomainEvent.Type], clock: any WallClock = SystemWallClock()
  ) throws -> any EventStore {
    HeldStore(
      file: self,
      store: try SQLiteEventStore(
        path: folder.appending(path: "log.sqlite3").path, codec: EventCodec(types), clock: clock,
        options: StorageOptions(durability: .normal)))
  }
}

/// A store whose file is there as long as the store is.
private struct HeldStore: EventStoreDecorator {
  let file: LogFile
  let store: any EventStore
}
