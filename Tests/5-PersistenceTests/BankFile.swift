import EventSourcing
import Foundation
import Persistence
import SQLite
import StoreConformance

/// The file of a bank in a folder of its own, which is removed when nobody needs it any more.
final class BankFile: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "bank-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "bank.sqlite3").path }

  /// The bytes of the file and of what SQLite keeps beside it.
  var bytes: [String: Data] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }
  }

  /// A connection of a test's own, for a look behind the code that is tested.
  func look() throws -> Connection {
    let connection = try Connection(path: path)
    connection.waitForLocks(atMost: .seconds(5))
    return connection
  }

  /// A store over the file. Opened twice, it is as if another process had opened it.
  func store(
    codec: EventCodec = EventCodec([Note.self]), clock: any WallClock = SystemWallClock(),
    options: StorageOptions = StorageOptions()
  ) throws -> HeldStore {
    HeldStore(
      file: self,
      sqlite: try SQLiteEventStore(
        path: path, codec: codec, clock: clock, options: options))
  }
}

extension BankFile {
  /// A store that does not wait for the disk, for tests to which a loss of power does not matter.
  func quickStore(
    clock: any WallClock = SystemWallClock(), lookInterval: Duration = .milliseconds(50)
  ) throws -> HeldStore {
    try store(
      clock: clock, options: StorageOptions(durability: .normal, lookInterval: lookInterval))
  }
}

/// A store whose file is there as long as the store is.
struct HeldStore: EventStoreDecorator {
  let file: BankFile
  let sqlite: SQLiteEventStore

  var store: any EventStore { sqlite }
}
