public import Foundation

#if canImport(Darwin)
  import Darwin
#endif

/// A program of this package, as it was built.
public enum BuiltProgram {
  /// The executable `name`, which is beside the program that runs or beside the tests that do.
  ///
  /// - Throws: ``NotBuilt`` when there is none.
  public static func url(of name: String) throws(NotBuilt) -> URL {
    let program = folder(ofCodeAt: codeFile).appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw NotBuilt(path: program.path)
    }
    return program
  }

  /// The folder of built products that holds the file with this code.
  ///
  /// The tests are one program among the others on Linux. On a Mac they are in a bundle, whose
  /// inner folders are passed over.
  package static func folder(ofCodeAt file: URL) -> URL {
    var folder = file
    while folder.pathComponents.count > 1 {
      if folder.pathExtension == "xctest" { return folder.deletingLastPathComponent() }
      folder = folder.deletingLastPathComponent()
    }
    return file.deletingLastPathComponent()
  }

  /// The file that this code was loaded from. On a Mac, tests are loaded by a program of Xcode.
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
