import Testing

@testable import SQSServer

@Suite("Forms and XML")
struct FormTests {
  private func members(_ form: String) throws -> Fields {
    Fields(members: try FormFields.members(ofForm: [UInt8](form.utf8)))
  }

  @Test("Escapes are decoded, and lists are in the order of their numbers")
  func decodes() throws {
    let fields = try members("a=b+c%2B%C3%A4&List.10=x&List.2=y&empty=")
    #expect(try fields.text("a") == "b c+ä")
    #expect(try fields.text("empty") == "")
    #expect(try fields.texts("Names", inForm: "List") == ["y", "x"])
  }

  @Test(
    "A form that two programs could read differently is refused",
    arguments: [
      "a=1&a=2", "a=1&a.1=2", "a.1=1&a=2", "a=%4", "a=%zz", "a=%FF", "a.b.c.d.e.f.g.h.i=1",
      "%FF=1", String(repeating: "n", count: 257) + "=1",
      (0...2_000).map { "n\($0)=1" }.joined(separator: "&"),
    ])
  func refuses(form: String) {
    #expect(throws: ServiceError.self, "\(form.prefix(40))") {
      try FormFields.members(ofForm: [UInt8](form.utf8))
    }
  }

  @Test("XML has only characters that it may have, and keeps carriage returns")
  func escapes() {
    var xml = XMLAnswer()
    xml.element("a", text: "<&>\"\r\n\u{1}\u{FFFF}🙂")
    #expect(
      String(decoding: xml.bytes, as: UTF8.self)
        == "<a>&lt;&amp;&gt;&quot;&#xD;\n??🙂</a>")
  }

  @Test("JSON escapes the characters that a text must not contain")
  func json() {
    var json = JSONAnswer()
    json.append(.list([.text("\"\\\n\u{7f}ä"), .integer(-5), .bool(true)], element: "x"))
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"["\"\\\u000a\u007fä",-5,true]"#)
  }
}
