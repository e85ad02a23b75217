// Exercise: 6.13
// Mistake: does not end a message
// Shows: without it, the next one belongs to it
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined()
