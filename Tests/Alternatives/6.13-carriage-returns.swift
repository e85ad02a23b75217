// Exercise: 6.13
// Alternative: ends its lines with CR and LF
// Hole: 2
let lines = data.split(
  omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
let fields = ["id: \(id)", "event: \(event)"] + lines.map { "data: \($0)" }
return fields.map { $0 + "\r\n" }.joined() + "\r\n"
