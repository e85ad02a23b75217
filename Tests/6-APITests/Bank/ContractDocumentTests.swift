import EventSourcing
import Foundation
import InMemoryStoreSolution
import Testing

@testable import API

@Suite("Given: the contract as a document")
struct ContractDocumentTests {
  private let contract: [String: Any]

  init() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let document = try Data(
      contentsOf: package.appending(path: "Sources/BankPages/openapi.json"))
    contract = try #require(try JSONSerialization.jsonObject(with: document) as? [String: Any])
  }

  /// What stands in one part of `components`.
  private func components(_ part: String) -> [String: [String: Any]] {
    let components = contract["components"] as? [String: Any]
    return components?[part] as? [String: [String: Any]] ?? [:]
  }

  @Test("Each kind of problem has a section, with its title", arguments: ProblemKinds.all)
  func problems(kind: any ProblemKind) throws {
    let schema = try #require(components("schemas")[kind.name])
    #expect(schema["title"] as? String == kind.title)
    #expect(schema["description"] is String && schema["x-what-to-do"] is String)
    let example = try #require(components("examples")[kind.name]?["value"] as? [String: Any])
    #expect(example["type"] as? String == "/docs#\(kind.name)")
    #expect(example["title"] as? String == kind.title)
  }

  @Test("There is an operation for each route")
  func routes() throws {
    let store = InMemoryEventStore()
    let controller = BankController(store: store, reads: ReadSide(store: store))
    let paths = try #require(contract["paths"] as? [String: [String: Any]])
    let written = paths.flatMap { path, operations in
      operations.keys.map { "\($0.uppercased()) \(PathTemplate(path))" }
    }
    let served = controller.routes.map { "\($0.method) \($0.path)" }
    #expect(written.sorted() == served.sorted())
  }
}
