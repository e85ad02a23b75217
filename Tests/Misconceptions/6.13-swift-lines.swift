// Exercise: 6.13
// Mistake: takes for a line end whatever Swift takes for one
// Shows: In Swift it is a new line
// Hole: 2
// To a stream of events these end a line, and nothing else does: not U+2028, for one.
let lines = data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
return "id: \(id)\nevent: \(event)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
