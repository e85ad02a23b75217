/// A C library that comes with the operating system, as the package declares it.
///
/// The package's own files are the only place that says what it needs. Of a library to build with: a
/// module map with its name, and a header that includes the library's. Of one that is loaded only
/// when a program runs: a header with the programs that come with it, and their usual folders. And
/// the manifest has the names of the packages.
struct SystemLibrary: Sendable, Equatable {
  /// What has to be on the machine.
  enum Need: Sendable, Equatable {
    /// The header that the compiler has to find, such as `sqlite3.h`, and the file that the linker
    /// needs, such as `libsqlite3`.
    case header(String, binary: String)
    /// The programs that have to be in one folder: of those in PATH, or of these, where `*` stands
    /// for a version.
    case programs([String], folders: [String])
  }

  /// Its common name, such as `SQLite`.
  let name: String
  let need: Need
  /// The package with all of it on Debian and Ubuntu, such as `libsqlite3-dev`.
  let debianPackage: String?
  /// The package with all of it for Homebrew.
  let homebrewPackage: String?

  /// Reads the system library `module` of `package`; `nil` when it isn't one, or needs nothing.
  ///
  /// - Throws: ``FileError``, naming the file.
  init?(_ module: String, of package: Package) throws(FileError) {
    let files = package.files(in: "Sources/\(module)")
    guard let map = files.first(where: { $0.hasSuffix("/module.modulemap") }) else { return nil }
    let mapping = try package.text(at: map, wanted: "it names a library of the system.")
    var headers: [String] = []
    for file in files where file.hasSuffix(".h") {
      headers.append(try package.text(at: file, wanted: "it says what the library needs."))
    }
    guard let need = Need(mapping: mapping, headers: headers) else { return nil }
    self.need = need
    // By custom, the module of a C library has its name with a C before it.
    name = String(module.trimmingPrefix("C"))
    let manifest = try package.text(at: "Package.swift", wanted: "it declares the targets.")
    let declaration = manifest.split(separator: ".systemLibrary(").first {
      $0.firstMatch(of: /name:\s*"(\w+)"/).map { String($0.1) } == module
    }
    debianPackage = declaration?.firstMatch(of: /\.apt\(\["([^"\s]+)"/).map { String($0.1) }
    homebrewPackage = declaration?.firstMatch(of: /\.brew\(\["([^"\s]+)"/).map { String($0.1) }
  }
}

extension SystemLibrary.Need {
  fileprivate init?(mapping: String, headers: [String]) {
    func words(_ macro: some RegexComponent<(Substring, Substring)>) -> [String]? {
      headers.lazy.compactMap { $0.firstMatch(of: macro)?.output.1 }.first.map {
        $0.split(separator: ":").map(String.init)
      }
    }
    if let programs = words(/#define \w+_PROGRAMS "(.+)"/) {
      self = .programs(programs, folders: words(/#define \w+_PROGRAM_FOLDERS "(.+)"/) ?? [])
      return
    }
    let header = headers.lazy.compactMap { $0.firstMatch(of: /#\s*include\s*<(.+?)>/)?.1 }.first
    guard let header, let link = mapping.firstMatch(of: /\blink\s+"(.+?)"/) else { return nil }
    self = .header(String(header), binary: "lib\(link.1)")
  }
}

extension SystemLibrary.Need: CustomStringConvertible {
  /// What has to be there, for the middle of a sentence.
  var description: String {
    switch self {
    case .header(let header, let binary): "the header \(header) and the library \(binary)"
    case .programs(let programs, _): "the programs \(programs.joined(separator: " and "))"
    }
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
