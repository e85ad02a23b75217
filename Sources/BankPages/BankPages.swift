import Foundation

/// The bank's pages for browsers, and the contract for programs.
///
/// The sources of a page are separate files, for editors. A browser gets one file: a page that
/// loads nothing can have the strictest content security policy.
public struct BankPages: Sendable {
  /// The page that shows the bank and sends commands to it.
  public let explorer: [UInt8]
  /// The page that explains the contract.
  public let docs: [UInt8]
  /// The contract itself, as OpenAPI.
  public let contract: [UInt8]

  /// Reads the pages from the module's bundle.
  ///
  /// - Parameter showsPipeline: Whether the explorer asks for `/pipeline` and shows it. Without that,
  ///   it doesn't ask: a browser reports each response with 404 as an error.
  /// - Throws: ``MissingPage``, or errors of the file system.
  public init(showsPipeline: Bool = false) throws {
    let page = try Self.page("explorer.html")
    explorer = showsPipeline ? Self.showingPipeline(page) : page
    docs = try Self.page("docs.html")
    contract = try Self.bytes(of: "openapi.json")
  }

  /// Returns a page with its style sheets and scripts inlined.
  private static func page(_ name: String) throws -> [UInt8] {
    var page = String(decoding: try bytes(of: name), as: UTF8.self)
    let sheets = #/<link rel="stylesheet" href="(?<part>[^"]+)">/#
    while let match = page.firstMatch(of: sheets) {
      let sheet = String(decoding: try bytes(of: String(match.part)), as: UTF8.self)
      page.replaceSubrange(match.range, with: "<style>\n\(sheet)</style>")
    }
    let scripts = #/<script src="(?<part>[^"]+)"></script>/#
    while let match = page.firstMatch(of: scripts) {
      let script = String(decoding: try bytes(of: String(match.part)), as: UTF8.self)
      page.replaceSubrange(match.range, with: "<script>\n\(script)</script>")
    }
    return Array(page.utf8)
  }

  /// Returns the explorer with a mark that its script looks for.
  private static func showingPipeline(_ page: [UInt8]) -> [UInt8] {
    let page = String(decoding: page, as: UTF8.self)
    return Array(page.replacing("<body>", with: "<body data-pipeline>", maxReplacements: 1).utf8)
  }

  /// Returns the file at `path` below the module's resources. The bundle finds it, because its
  /// layout differs between systems and build systems.
  private static func bytes(of path: String) throws -> [UInt8] {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.dropLast().joined(separator: "/")
    let url = Bundle.module.url(
      forResource: parts.last, withExtension: nil, subdirectory: folder.isEmpty ? nil : folder)
    guard let url, let data = try? Data(contentsOf: url) else { throw MissingPage(path: path) }
    return Array(data)
  }
}

/// A file of the pages is missing in the module's bundle.
public struct MissingPage: Error, Hashable, CustomStringConvertible {
  public let path: String

  public var description: String {
    "\(path) is not among the pages of the bank: build the package again."
  }
}
