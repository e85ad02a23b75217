public import EventSourcing
import Foundation
import PersistenceSolution

/// The file of a log in a temporary folder, which is removed together with the value.
public final class LogFile: Sendable {
  private let folder: URL

  /// - Throws: errors of the file system.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Opens a store over the file, which decodes events of these types. Opening it twice simulates
  /// another process.
  ///
  /// It survives the process, but does not wait for the disk: no test cuts the power.
  ///
  /// - Throws: errors of the store.
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

/// A store that keeps its file as long as it lives.
private struct HeldStore: EventStoreDecorator {
  let file: LogFile
  let store: any EventStore
}
