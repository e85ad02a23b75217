import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The machine that the companion runs on: which libraries and programs it has, and how it gets more.
struct Machine: Sendable {
  /// Where the compiler looks for headers; `nil` where it has those of the system anyway.
  private let headerFolders: [String]?
  private let programFolders: [String]
  private let isRoot: Bool

  /// The machine itself, with the learner's rights.
  static var current: Machine {
    Machine(
      environment: ProcessInfo.processInfo.environment, isRoot: geteuid() == 0,
      systemFolders: systemFolders)
  }

  /// Besides the `systemFolders`, the compiler looks where CPATH and C_INCLUDE_PATH say.
  init(environment: [String: String], isRoot: Bool, systemFolders: [String]?) {
    let folders = { (name: String) in
      environment[name, default: ""].split(separator: ":").map(String.init)
    }
    headerFolders = systemFolders.map { folders("CPATH") + folders("C_INCLUDE_PATH") + $0 }
    programFolders = folders("PATH")
    self.isRoot = isRoot
  }

  private static var systemFolders: [String]? {
    #if canImport(Darwin)
      // They are in the SDK, with the compiler.
      return nil
    #else
      #if arch(arm64)
        let architecture = "aarch64"
      #else
        let architecture = "x86_64"
      #endif
      return ["/usr/local/include", "/usr/include/\(architecture)-linux-gnu", "/usr/include"]
    #endif
  }

  func has(_ library: SystemLibrary) -> Bool {
    switch library.need {
    case .header(let header, _):
      headerFolders?.contains { FileManager.default.fileExists(atPath: "\($0)/\(header)") } ?? true
    case .programs(let programs, let folders):
      (programFolders + folders.flatMap(Self.matches)).contains { folder in
        programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
      }
    }
  }

  /// The files and folders that match `pattern`, as a shell does it.
  private static func matches(of pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  /// How `library` can be installed; `nil` on a system without apt-get.
  func installation(of library: SystemLibrary) -> Installation? {
    let hasInstaller = programFolders.contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/apt-get")
    }
    guard hasInstaller, let package = library.debianPackage else { return nil }
    return Installation(package: package, isRoot: isRoot)
  }
}
