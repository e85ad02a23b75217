// Exercise: 6.13
// Mistake: writes no blank after the colon
// Shows: Readers take one blank after the colon away
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
return "id: \(id)\nevent: \(event)\n" + lines.map { "data:\($0)\n" }.joined() + "\n"
