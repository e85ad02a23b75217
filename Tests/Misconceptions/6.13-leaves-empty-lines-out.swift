// Exercise: 6.13
// Mistake: leaves empty lines out
// Shows: Each line of the data is a line
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: true) { ["\n", "\r", "\r\n"].contains($0) }
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
