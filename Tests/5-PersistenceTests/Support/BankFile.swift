import EventSourcing
import Foundation
import Persistence
import SQLite
import StoreConformance
import TestStores

/// The file of a bank in a temporary folder, which is removed with the last store over it.
final class BankFile: Sendable {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder.url.appending(path: "bank.sqlite3").path }

  /// The bytes of the file and of what SQLite keeps beside it.
  var bytes: [String: Data] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try Data(contentsOf: folder.url.appending(path: $0)))
        })
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
  ) throws -> TemporaryStore {
    TemporaryStore(
      try SQLiteEventStore(path: path, codec: codec, clock: clock, options: options),
      in: folder)
  }
}

extension BankFile {
  /// A store that does not wait for the disk, for tests to which a loss of power does not matter.
  func quickStore(
    clock: any WallClock = SystemWallClock(), lookInterval: Duration = .milliseconds(50)
  ) throws -> TemporaryStore {
    try store(
      clock: clock, options: StorageOptions(durability: .normal, lookInterval: lookInterval))
  }
}
