// Wrong answers to exercise 6.13.

// Answer: any-id
// Mistake: ignores an invalid Last-Event-ID
// Shows: takes it for new events
// Instead of:
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let last = request.headers[.lastEventID].flatMap { Int($0) }
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)

// Answer: header-hides-the-query
// Mistake: doesn't check the query when there is a header
// Shows: came with Last-Event-ID: 1.
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let after =
  if last == nil {
    try query.number("after", in: 0...(.max)) ?? 0
  } else {
    (try? query.number("after", in: 0...(.max))) ?? 0
  }
let start = try await reader.start(after: last ?? after, otherwise: after)

// Answer: any-query
// Mistake: ignores an invalid query
// Shows: takes it for new events
// Instead of:
let query = try QueryItems(of: request, "after")
// Write:
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let after = request.query.flatMap { $0.split(separator: "=").last.flatMap { Int($0) } } ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)

// Answer: does-not-wait
// Mistake: doesn't wait for writes
// Shows: Let the error of `write` come out
// Instead of:
    try await writer.write(Array(try event.message.text.utf8))
// Write:
    let bytes = Array(try event.message.text.utf8)
    Task { try await writer.write(bytes) }

// Answer: forgets-what-was-asked
// Mistake: starts a new log at 0, ignoring the query
// Shows: The stream goes on after the number in the query
// Instead of:
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let start = try await reader.start(after: last ?? after, otherwise: 0)

// Answer: from-the-beginning
// Mistake: counts and sends from the beginning
// Shows: deposits of as many cents
// Instead of:
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
  try await reader.follow(after: start.number, at: .start) { event in

// Answer: goes-on-alone
// Mistake: follows in a separate task that never ends
// Shows: Clients come and go all day
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
  let following = Task {
    try await reader.follow(after: start.number, at: start.position) { event in
      try await writer.write(Array(try event.message.text.utf8))
    }
  }
  try await following.value
}

// Answer: header-only
// Mistake: ignores `after`
// Shows: A client asked for
// Instead of:
let query = try QueryItems(of: request, "after")
// Write:
let query = try QueryItems(of: request, "after")
_ = query
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let start = try await reader.start(after: last ?? 0, otherwise: 0)

// Answer: hides-the-trouble
// Mistake: ends the stream without an error when the log fails
// Shows: Don't catch it
// Instead of:
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
  try? await reader.follow(after: start.number, at: start.position) { event in

// Answer: last-one-again
// Mistake: includes the last event again
// Shows: deposits of as many cents
// Instead of:
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
  let before = GlobalPosition(rawValue: start.position.rawValue - 1)
  try await reader.follow(after: start.number, at: before) { event in

// Answer: leaves-empty-lines-out
// Mistake: drops empty lines
// Shows: needs its own `data:` line
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: true) { ["\n", "\r", "\r\n"].contains($0) }

// Answer: line-feeds-only
// Mistake: splits only at line feeds
// Shows: needs its own `data:` line
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" }

// Answer: looks-too-late
// Mistake: finds the start after the response has begun
// Shows: Once the response has begun, its status is 200
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
return stream(from: FeedStart(number: 0, position: .start, notice: nil)) { writer in
  let start = try await reader.start(after: last ?? after, otherwise: after)

// Answer: no-blank
// Mistake: writes no space after the colon
// Shows: It removes one space after the colon
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data:\($0)\n" }.joined() + "\n"

// Answer: no-end
// Mistake: doesn't end a message
// Shows: Without the empty line
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined()

// Answer: no-heartbeat
// Mistake: sends no heartbeats
// Shows: neither side notices
// Instead of:
return stream(from: start) { writer in
// Write:
return HTTPResponse(
  .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"]
) { writer in

// Answer: no-name
// Mistake: leaves out the event type
// Shows: Each part is a line
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "id: \(id)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"

// Answer: no-number
// Mistake: leaves out the id
// Shows: Each part is a line
// Instead of:
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
// Write:
return "event: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"

// Answer: no-resume
// Mistake: ignores Last-Event-ID
// Shows: A browser that reconnects repeats the address
// Instead of:
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: after, otherwise: after)

// Answer: numbers-anew
// Mistake: numbers from 1 on each connection
// Shows: deposits of as many cents
// Instead of:
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
  try await reader.follow(after: 0, at: start.position) { event in

// Answer: one-line
// Mistake: writes data with line breaks unchanged
// Shows: needs its own `data:` line
// Hole: 2
"id: \(id)\nevent: \(event)\ndata: \(data)\n\n"

// Answer: only-new-ones
// Mistake: sends only new events
// Shows: when a client connected for the first time
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
var start = try await reader.start(after: last ?? after, otherwise: after)
if last == nil, query["after"] == nil {
  start = try await reader.start(after: .max, otherwise: .max)
}
let (number, position) = (start.number, start.position)
return stream(from: FeedStart(number: number, position: position, notice: nil)) { writer in
  try await reader.follow(after: number, at: position) { event in

// Answer: only-the-past
// Mistake: sends only past events
// Shows: while the client was connected
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
let newest = try await reader.start(after: .max, otherwise: .max).number
return stream(from: start) { writer in
// Instead of:
    try await writer.write(Array(try event.message.text.utf8))
// Write:
    if event.number <= newest { try await writer.write(Array(try event.message.text.utf8)) }

// Answer: passes-over-the-lost
// Mistake: ignores a closed connection
// Shows: Let the error of `write` come out
// Instead of:
    try await writer.write(Array(try event.message.text.utf8))
// Write:
    try? await writer.write(Array(try event.message.text.utf8))

// Answer: piles-up
// Mistake: reads ahead without a limit
// Shows: a thousand copies of the log
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
  let (texts, text) = AsyncThrowingStream<String, any Error>.makeStream()
  let reading = Task {
    try await reader.follow(after: start.number, at: start.position) {
      text.yield(try $0.message.text)
    }
  }
  defer { reading.cancel() }
  for try await text in texts { try await writer.write(Array(text.utf8)) }
}

// Answer: query-first
// Mistake: prefers the query over the header
// Shows: A browser that reconnects repeats the address
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let asked = try query.number("after", in: 0...(.max))
let start = try await reader.start(after: asked ?? last ?? 0, otherwise: asked ?? 0)

// Answer: swift-lines
// Mistake: splits at every newline of Swift's `isNewline`
// Shows: `isNewline`
// Instead of:
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
// Write:
let lines = data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)

// Answer: unknown-is-refused
// Mistake: rejects an unknown number
// Shows: a browser never reconnects
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
_ = try await reader.position(of: last ?? after)
let start = try await reader.start(after: last ?? after, otherwise: after)

// Answer: unknown-is-the-beginning
// Mistake: starts from the beginning for an unknown number, without a reset
// Shows: a message `reset` first
// Instead of:
// Read even when the header counts, so that nonsense in it is refused.
let after = try query.number("after", in: 0...(.max)) ?? 0
let start = try await reader.start(after: last ?? after, otherwise: after)
return stream(from: start) { writer in
// Write:
let after = try query.number("after", in: 0...(.max)) ?? 0
var start = try await reader.start(after: last ?? after, otherwise: after)
if start.notice != nil { start = FeedStart(number: 0, position: .start, notice: nil) }
let (number, position) = (start.number, start.position)
return stream(from: FeedStart(number: number, position: position, notice: nil)) { writer in
// Instead of:
  try await reader.follow(after: start.number, at: start.position) { event in
// Write:
  try await reader.follow(after: number, at: position) { event in
