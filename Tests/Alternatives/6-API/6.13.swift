// Other right answers to exercise 6.13.

// Answer: carriage-returns
// Alternative: ends lines with CR LF
// Hole: 2
let lines = data.split(
  omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
let fields = ["id: \(id)", "event: \(event)"] + lines.map { "data: \($0)" }
return fields.map { $0 + "\r\n" }.joined() + "\r\n"

// Answer: with-a-guard
// Alternative: checks the header, and then the query
// Hole: 1
let query = try QueryItems(of: request, "after")
let asked = try query.number("after", in: 0...Int.max) ?? 0
var number = asked
if let text = try request.header(.lastEventID, longest: 19) {
  number = try QueryItems.number(text, field: "Last-Event-ID", in: 0...Int.max)
}
let start = try await reader.start(after: number, otherwise: asked)
return stream(from: start) { writer in
  try await reader.follow(after: start.number, at: start.position) { event in
    let message = try event.message
    try await writer.write([UInt8](message.text.utf8))
  }
}
// Hole: 2
var text = ""
for line in data.replacing("\r\n", with: "\n").replacing("\r", with: "\n").split(
  separator: "\n", omittingEmptySubsequences: false)
{
  text += "data: \(line)\n"
}
return "event: \(event)\n\(text)id: \(id)\n\n"
