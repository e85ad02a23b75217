import BankPages
import Foundation
import Testing

@Suite("The pages of the bank")
struct BankPagesTests {
  private let pages: [String]
  private let contract: [String: Any]

  init() throws {
    let given = try BankPages()
    pages = [given.explorer, given.docs].map { String(decoding: $0, as: UTF8.self) }
    let json = try JSONSerialization.jsonObject(with: Data(given.contract))
    contract = try #require(json as? [String: Any])
  }

  @Test("A page is one file with inlined sheets and scripts, and loads nothing")
  func selfContained() {
    for page in pages {
      #expect(page.contains("<style>") && page.contains("<script>"))
      #expect(!page.contains(#/<(link rel="stylesheet"|script src|iframe|object|embed)/#))
      let links = page.matches(of: #/https?:\/\/[^\s"'<>)]+/#).map { String($0.output) }
      let allowed = ["http://www.w3.org/2000/svg", "http://127.0.0.1", "http://localhost"]
      for link in links {
        #expect(allowed.contains { link.hasPrefix($0) }, "\(link)")
      }
    }
  }

  @Test("Scripts insert text only as text, and never parse markup or code")
  func noMarkup() {
    for page in pages {
      for word in [
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
        "createContextualFragment", "DOMParser", "srcdoc", "javascript:", "setHTML",
      ] {
        #expect(!page.contains(word), "\(word)")
      }
    }
  }

  @Test("The explorer asks for a pipeline only where the server says that it has one")
  func pipeline() throws {
    let page = String(decoding: try BankPages(showsPipeline: true).explorer, as: UTF8.self)
    #expect(page.contains("<body data-pipeline>"))
    #expect(page == pages[0].replacing("<body>", with: "<body data-pipeline>"))
    #expect(page != pages[0])
  }

  @Test("Every reference in the contract resolves")
  func references() throws {
    var references: Set<String> = []
    collect(contract, into: &references)
    #expect(!references.isEmpty)
    for reference in references {
      let path = reference.dropFirst(2).split(separator: "/").map {
        $0.replacingOccurrences(of: "~1", with: "/").replacingOccurrences(of: "~0", with: "~")
      }
      let target = path.reduce(contract as Any?) { ($0 as? [String: Any])?[$1] }
      #expect(target != nil, "\(reference)")
    }
  }

  private func collect(_ value: Any, into references: inout Set<String>) {
    if let object = value as? [String: Any] {
      if let reference = object["$ref"] as? String { references.insert(reference) }
      for member in object.values { collect(member, into: &references) }
    } else if let array = value as? [Any] {
      for member in array { collect(member, into: &references) }
    }
  }

  @Test("Every operation has its own name, a summary and a response")
  func operations() throws {
    let paths = try #require(contract["paths"] as? [String: [String: Any]])
    let operations = paths.values.flatMap { path in
      path.filter { ["get", "post", "put"].contains($0.key) }.values
    }.compactMap { $0 as? [String: Any] }
    let names = operations.compactMap { $0["operationId"] as? String }
    #expect(operations.count >= 15 && Set(names).count == operations.count)
    for operation in operations {
      #expect(operation["summary"] is String)
      #expect((operation["responses"] as? [String: Any])?.isEmpty == false)
    }
  }
}
