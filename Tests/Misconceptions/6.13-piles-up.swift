// Exercise: 6.13
// Mistake: reads on and keeps what the client has not taken
// Shows: read from the log and not
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  let (texts, text) = AsyncThrowingStream<String, any Error>.makeStream()
  let reading = Task {
    try await reader.follow(after: number, at: position) { text.yield(try $0.message.text) }
  }
  defer { reading.cancel() }
  for try await text in texts { try await writer.write(Array(text.utf8)) }
}
