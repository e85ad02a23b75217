// Wrong answers to exercise 6.13.

// Answer: any-id
// Mistake: takes an id that it cannot read for none
// Shows: takes it for new
// Instead of:
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let last = request.headers[.lastEventID].flatMap { Int($0) }
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0

// Answer: any-query
// Mistake: takes a query that it cannot read for none
// Shows: takes it for new
// Instead of:
let query = try QueryItems(of: request, "after")
// Write:
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = last
  ?? request.query.flatMap { $0.split(separator: "=").last.flatMap { Int($0) } } ?? 0

// Answer: does-not-wait
// Mistake: lets each write run on its own
// Shows: The answer has to
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
// Instead of:
    try await writer.write(Array(try event.message.text.utf8))
// Write:
    let bytes = Array(try event.message.text.utf8)
    Task { try await writer.write(bytes) }

// Answer: from-the-beginning
// Mistake: numbers from there, and sends from the beginning
// Shows: It has to get
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
_ = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: .start) { event in

// Answer: goes-on-alone
// Mistake: follows in a task that nobody ends
// Shows: clients come and go all
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  let following = Task {
    try await reader.follow(after: number, at: position) { event in
      try await writer.write(Array(try event.message.text.utf8))
    }
  }
  try await following.value
}

// Answer: header-only
// Mistake: does not know `after`
// Shows: A client asked for
// Instead of:
let query = try QueryItems(of: request, "after")
// Write:
let query = try QueryItems(of: request, "after")
_ = query
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = last ?? 0

// Answer: hides-the-trouble
// Mistake: ends the news without a word when the log breaks down
// Shows: The stream has to end with that error
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
// Write:
// Instead of:
  try await reader.follow(after: number, at: position) { event in
// Write:
  try? await reader.follow(after: number, at: position) { event in
// Instead of:
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
// Write:

// Answer: last-one-again
// Mistake: sends the last event that the client has once more
// Shows: It has to get
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = GlobalPosition(rawValue: try await reader.position(of: number).rawValue - 1)

// Answer: leaves-empty-lines-out
// Mistake: leaves empty lines out
// Shows: Each line of the data is a line
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: true) { ["\n", "\r", "\r\n"].contains($0) }

// Answer: line-feeds-only
// Mistake: knows only one way to end a line
// Shows: Each line of the data is a line
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" }

// Answer: looks-too-late
// Mistake: looks for the place when the head is sent
// Shows: when the head was sent
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
return stream { writer in
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
return stream { writer in
  let position = try await reader.position(of: number)

// Answer: no-blank
// Mistake: writes no blank after the colon
// Shows: Readers take one blank after the colon away
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data:\($0)\n" }.joined() + "\n"

// Answer: no-end
// Mistake: does not end a message
// Shows: without it, the next one belongs to it
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined()

// Answer: no-heartbeat
// Mistake: sends nothing while nothing happens
// Shows: nobody notices that the
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
return stream { writer in
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return HTTPResponse(
  .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"]
) { writer in

// Answer: no-name
// Mistake: sends no name
// Shows: A line for each part
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"

// Answer: no-number
// Mistake: sends no number
// Shows: A line for each part
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "event: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"

// Answer: no-resume
// Mistake: does not know Last-Event-ID
// Shows: A browser that comes again
// Instead of:
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = try query.number("after", in: 0...(.max)) ?? 0

// Answer: numbers-anew
// Mistake: numbers the events of each visit from 1
// Shows: It has to get
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
// Instead of:
  try await reader.follow(after: number, at: position) { event in
// Write:
  try await reader.follow(after: 0, at: position) { event in

// Answer: one-line
// Mistake: writes the data as they are
// Shows: Each line of the data is a line
// Hole: 2
"id: \(id)\nevent: \(event)\ndata: \(data)\n\n"

// Answer: only-new-ones
// Mistake: begins with what is new
// Shows: when a client came for the first time
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
// Write:
var number = try last ?? query.number("after", in: 0...(.max)) ?? 0
if last == nil, query["after"] == nil {
  while (try? await reader.position(of: number + 1)) != nil { number += 1 }
}
let (first, position) = (number, try await reader.position(of: number))
return stream { writer in
  try await reader.follow(after: first, at: position) { event in

// Answer: only-the-past
// Mistake: sends what there was when the client came
// Shows: while the client was listening
// Hole: 1
let query = try QueryItems(of: request, "after")
let seen = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try seen ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
var last = number
while (try? await reader.position(of: last + 1)) != nil { last += 1 }
let newest = last
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    if event.number <= newest { try await writer.write(Array(try event.message.text.utf8)) }
  }
}

// Answer: passes-over-the-lost
// Mistake: does not hear that the client is gone
// Shows: The answer has to
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
// Instead of:
    try await writer.write(Array(try event.message.text.utf8))
// Write:
    try? await writer.write(Array(try event.message.text.utf8))

// Answer: piles-up
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

// Answer: query-first
// Mistake: believes the query rather than the header
// Shows: A browser that comes again
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
// Write:
let number = try query.number("after", in: 0...(.max)) ?? last ?? 0

// Answer: swift-lines
// Mistake: takes for a line end whatever Swift takes for one
// Shows: In Swift it is a new line
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)

// Answer: unknown-is-the-beginning
// Mistake: begins anew after a number that there is not
// Shows: when the head was sent
// Instead of:
// Read even when the header counts, so that whoever writes nonsense is told.
let after = try query.number("after", in: 0...(.max))
let number = last ?? after ?? 0
let position = try await reader.position(of: number)
// Write:
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = (try? await reader.position(of: number)) ?? .start
