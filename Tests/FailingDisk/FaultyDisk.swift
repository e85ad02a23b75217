import Foundation
import Synchronization

/// A disk under one database on which a chosen call goes wrong.
///
/// Create it before the database is opened for the first time. Calls are reads, writes, truncations,
/// syncs and deletions of the file, and of its journal and its write-ahead log. Those count at which
/// the fault makes a difference.
public struct FaultyDisk: Sendable {
  public enum Fault: CaseIterable, Sendable {
    /// The call fails, and has no effect; later calls succeed.
    case failure
    /// The same, and a write says that the disk is full.
    case fullDisk
    /// A write stores the first half of its bytes, and fails; later calls succeed.
    case shortWrite
    /// This call and all later ones fail, and what was written stays.
    case breakdown
    /// This call and all later ones fail, and writes that were not synced are forgotten.
    case powerLoss
    /// The same, but every second write that was not synced has reached the disk.
    case powerLossInDisorder
  }

  private let path: String

  /// Prepares the disk of the database at `path`, which works until then.
  public init(under path: String) {
    self.path = path
    _ = isLayerInstalled
    disks.withLock { $0.byPath[path] = Disk() }
  }

  /// Lets `fault` happen at the call with this number, counted from now; what was written until now
  /// counts as synced.
  public func arm(_ fault: Fault, atCall number: Int) {
    disks.withLock { disks in
      disks.byPath[path]?.plan = Disk.Plan(fault: fault, call: number)
      disks.byPath[path]?.callCount = 0
      disks.byPath[path]?.unsynced = []
    }
  }

  /// Whether the fault has happened.
  public var hasFailed: Bool {
    disks.withLock { disks in
      guard let disk = disks.byPath[path], let plan = disk.plan else { return false }
      return disk.callCount >= plan.call
    }
  }

  /// The number of files that are open.
  public var openFileCount: Int {
    disks.withLock { disks in disks.files.values.count { $0.disk == path } }
  }

  /// Lets everything succeed from now on; after a loss of power, the files are as the disk has kept
  /// them.
  ///
  /// - Throws: errors of the file system.
  public func repair() throws {
    let disk = disks.withLock { disks in
      defer { disks.byPath[path] = Disk() }
      return disks.byPath[path]
    }
    guard let disk, disk.isDead, disk.plan?.fault != .breakdown else { return }
    for (index, write) in disk.unsynced.enumerated().reversed() {
      let isKept = disk.plan?.fault == .powerLossInDisorder && index.isMultiple(of: 2)
      if !isKept { try write.undo(below: path) }
    }
  }
}

extension FaultyDisk.Fault {
  /// Whether the fault makes a difference at such a call, and the call counts.
  fileprivate func mayHit(_ call: Disk.Call) -> Bool {
    switch self {
    case .failure: true
    case .fullDisk, .shortWrite: call == .write
    // To read does not change what is on the disk.
    case .breakdown, .powerLoss, .powerLossInDisorder: call != .read
    }
  }
}

/// The state of one disk.
struct Disk {
  struct Plan {
    let fault: FaultyDisk.Fault
    let call: Int
  }

  /// A write or a truncation, with what was there before.
  struct Write {
    let suffix: String
    let offset: Int64
    let oldBytes: [UInt8]
    let oldSize: Int64

    func undo(below path: String) throws {
      guard let file = FileHandle(forUpdatingAtPath: path + suffix) else { return }
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: oldBytes)
      if try file.seekToEnd() > oldSize { try file.truncate(atOffset: UInt64(oldSize)) }
      try file.close()
    }
  }

  enum Call {
    case read
    case write
    /// A truncation, a sync or a deletion.
    case other
  }

  /// What becomes of a call.
  enum Verdict {
    case succeeds
    case fails
    case isOutOfRoom
    case stopsHalfway
  }

  var plan: Plan?
  var callCount = 0
  var unsynced: [Write] = []

  var isDead: Bool {
    guard let plan, callCount >= plan.call else { return false }
    return [.breakdown, .powerLoss, .powerLossInDisorder].contains(plan.fault)
  }

  /// What was written to `file` is on the disk, or no longer needed.
  mutating func forgetWrites(to file: Disks.File) {
    unsynced.removeAll { $0.suffix == file.suffix }
  }

  /// Counts a call, and says what becomes of it.
  mutating func next(_ call: Call) -> Verdict {
    guard let plan else { return .succeeds }
    if isDead { return .fails }
    guard plan.fault.mayHit(call) else { return .succeeds }
    callCount += 1
    if isDead { return .fails }
    guard callCount == plan.call else { return .succeeds }
    switch plan.fault {
    case .fullDisk: return .isOutOfRoom
    case .shortWrite: return .stopsHalfway
    case .failure, .breakdown, .powerLoss, .powerLossInDisorder: return .fails
    }
  }
}

/// What the C functions below know: they can't capture anything.
struct Disks {
  struct File {
    let disk: String
    let suffix: String
  }

  var byPath: [String: Disk] = [:]
  /// The files behind the addresses at which SQLite keeps them.
  var files: [UInt: File] = [:]
  /// The changed methods for each of SQLite's tables of methods; behind them are its own.
  var methods: [UInt: UInt] = [:]

  func file(named name: String) -> File? {
    for (path, suffix) in byPath.keys.flatMap({ path in
      ["", "-wal", "-journal"].map { (path, $0) }
    }) where name.hasSuffix(path + suffix) {
      return File(disk: path, suffix: suffix)
    }
    return nil
  }
}

let disks = Mutex(Disks())
