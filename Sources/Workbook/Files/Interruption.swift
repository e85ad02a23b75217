import Foundation

/// A command that was ended from outside, or could not put everything back, while it changed files.
struct Interruption {
  let backup: Backup
  /// The files in the package that are the companion's now; what was there before is in the backup.
  private(set) var replaced: [String] = []
  /// Whether a file that is in the backup has been saved since.
  private(set) var hasSaves = false

  private init(of backup: Backup) {
    self.backup = backup
    for path in backup.files {
      guard let kept = try? Data(contentsOf: backup.kept(path)) else { continue }
      let place = backup.package.url(path)
      if place.holds(kept) { continue }
      if place.holds(nil) || place.holds(try? Data(contentsOf: backup.planned(path))) {
        replaced.append(path)
      } else {
        hasSaves = true
      }
    }
  }

  /// The interruptions that left files replaced and were not settled.
  static func all(in package: Package) -> [Interruption] {
    let open = unsettled(in: package)
    // While another companion has the lock, it is still at work.
    guard !open.isEmpty, (try? FolderLock(of: package)) != nil else { return [] }
    return open.map(Interruption.init).filter { !$0.replaced.isEmpty }
  }

  /// Notes that a later command has ended well. Nothing is removed: what an interrupted exchange left
  /// is in the folder `interrupted` of its backup from then on.
  ///
  /// Call it with a ``FolderLock``.
  static func settle(in package: Package) {
    for backup in unsettled(in: package) {
      try? FileManager.default.moveItem(
        at: package.url(backup.exchange), to: backup.kept("interrupted"))
    }
  }

  private static func unsettled(in package: Package) -> [Backup] {
    let home = package.url(Backup.home).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
    return names.sorted().map { Backup(at: "\(Backup.home)/\($0)", in: package) }
      .filter { (try? FileKind(at: package.url($0.exchange))) == .folder }
  }
}
