/// A C library that comes with the operating system, as the package declares it.
///
/// The package's own files are the only place that says what it needs: a module map with the
/// library, a header that includes the library's, and the manifest with the name that Debian has
/// for both.
struct SystemLibrary: Sendable, Equatable {
  /// Its common name, such as `SQLite`.
  let name: String
  /// The header that the compiler has to find, such as `sqlite3.h`.
  let header: String
  /// The file that the linker needs, such as `libsqlite3`.
  let binary: String
  /// The package with both on Debian and Ubuntu, such as `libsqlite3-dev`.
  let debianPackage: String?

  /// Reads the system library `module` of `package`; `nil` when it isn't one.
  ///
  /// - Throws: ``FileError``, naming the file.
  init?(_ module: String, of package: Package) throws(FileError) {
    let files = package.files(in: "Sources/\(module)")
    guard let map = files.first(where: { $0.hasSuffix("/module.modulemap") }) else { return nil }
    let mapping = try package.text(at: map, wanted: "it names a library of the system.")
    var headers: [String] = []
    for file in files where file.hasSuffix(".h") {
      let text = try package.text(at: file, wanted: "it includes a header of the system.")
      headers += text.matches(of: /#\s*include\s*<(.+?)>/).map { String($0.1) }
    }
    guard let header = headers.first, let link = mapping.firstMatch(of: /\blink\s+"(.+?)"/) else {
      return nil
    }
    // By custom, the module of a C library has its name with a C before it.
    name = String(module.trimmingPrefix("C"))
    self.header = header
    binary = "lib\(link.1)"
    let manifest = try package.text(at: "Package.swift", wanted: "it declares the targets.")
    debianPackage = manifest.matches(
      of: /\.systemLibrary\(\s*name:\s*"(\w+)"[^()]*\.apt\(\["([^"\s]+)"/
    ).first { $0.1 == module }.map { String($0.2) }
  }
}

extension Stage {
  /// The system libraries that the stage imports, itself or through given modules.
  ///
  /// The reference tells: a learner's file may be half written.
  ///
  /// - Throws: ``FileError``, naming the file.
  func libraries(in package: Package) throws(FileError) -> [SystemLibrary] {
    var found: [SystemLibrary] = []
    var seen: Set<String> = []
    var folders = [solutions]
    while let folder = folders.popLast() {
      for module in try package.imports(in: folder) where seen.insert(module).inserted {
        if let library = try SystemLibrary(module, of: package) {
          found.append(library)
        } else {
          folders.append("Sources/\(module)")
        }
      }
    }
    return found
  }
}

extension Package {
  /// The modules that the Swift files below `folder` import, in the order of the files.
  fileprivate func imports(in folder: String) throws(FileError) -> [String] {
    var modules: [String] = []
    for file in swiftFiles(in: folder) {
      let text = try text(at: file, wanted: "its imports tell which libraries it needs.")
      modules += text.lines.filter { $0.contains("import ") }.compactMap { line in
        line.firstMatch(of: /^(?:@?\w+\s+)*?import\s+(?:[a-z]+\s+)?(\w+)/).map { String($0.1) }
      }
    }
    return modules
  }
}
