// Exercise: 6.13
// Mistake: takes a query that it cannot read for none
// Shows: takes it for new
// Hole: 1
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = last
  ?? request.query.flatMap { $0.split(separator: "=").last.flatMap { Int($0) } } ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
