// Exercise: 6.13
// Mistake: knows only one way to end a line
// Shows: Each line of the data is a line
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: false) { $0 == "\n" }
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
