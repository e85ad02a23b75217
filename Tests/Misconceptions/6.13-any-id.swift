// Exercise: 6.13
// Mistake: takes an id that it cannot read for none
// Shows: takes it for new
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = request.headers[.lastEventID].flatMap { Int($0) }
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
