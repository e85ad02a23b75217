public import Foundation

#if canImport(Darwin)
  import Darwin
#endif

/// A built program of this package.
public enum BuiltProgram {
  /// Returns the executable `name`, beside the running program or the running tests.
  ///
  /// - Throws: ``NotBuilt`` when there is none.
  public static func url(of name: String) throws(NotBuilt) -> URL {
    let program = folder.appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw NotBuilt(path: program.path)
    }
    return program
  }

  /// The folder of built products that holds the running program or the running tests.
  public static var folder: URL { folder(ofCodeAt: codeFile) }

  /// Returns the folder of built products that holds the file with this code.
  ///
  /// On Linux, the tests are a program in that folder. On macOS they are in a bundle, whose inner
  /// folders are skipped.
  package static func folder(ofCodeAt file: URL) -> URL {
    var folder = file
    while folder.pathComponents.count > 1 {
      if folder.pathExtension == "xctest" { return folder.deletingLastPathComponent() }
      folder = folder.deletingLastPathComponent()
    }
    return file.deletingLastPathComponent()
  }

  /// The file that this code was loaded from. On macOS, a program of Xcode loads the tests.
  private static var codeFile: URL {
    #if canImport(Darwin)
      var info = Dl_info()
      if dladdr(#dsohandle, &info) != 0, let name = info.dli_fname {
        return URL(filePath: String(cString: name)).resolvingSymlinksInPath()
      }
    #endif
    let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return program.resolvingSymlinksInPath()
  }
}

/// A program has not been built.
public struct NotBuilt: Error, Hashable, CustomStringConvertible {
  public let path: String

  public var description: String { "There is no program at \(path): run `swift build` first." }
}
