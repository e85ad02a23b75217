/// The end of the road, where a learner has no holes: files that the proof puts in place as a whole.
enum Capstone {
  static let sources = "Sources/Capstone"
  static let solutions = "Solutions/Capstone"

  /// The files of `folder`, by their paths from the package's root; none where there is no capstone.
  ///
  /// - Throws: ``FileTrouble`` when one of them cannot be read.
  static func files(in folder: String, of package: Package) throws(FileTrouble) -> [String: String]
  {
    var files: [String: String] = [:]
    for path in package.swiftFiles(in: folder) {
      files[path] = try package.text(at: path, wanted: "it belongs to the capstone.")
    }
    return files
  }
}

extension Workshop {
  /// Makes `files`, each by its path in any folder, the learner's capstone.
  ///
  /// - Throws: ``FileTrouble`` when a file of the copy cannot be written.
  func fillCapstone(with files: [String: String]) throws {
    let named = files.map { (String($0.key.split(separator: "/").last ?? ""), $0.value) }
    try replace(Capstone.sources, with: Dictionary(uniqueKeysWithValues: named))
  }
}
