// Exercise: 6.13
// Mistake: ends the news without a word when the log breaks down
// Shows: The stream has to end with that error
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try? await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
// Hole: 2
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
