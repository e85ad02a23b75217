// Exercise: 6.13
// Mistake: sends no number
// Shows: A line for each part
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
return "event: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
