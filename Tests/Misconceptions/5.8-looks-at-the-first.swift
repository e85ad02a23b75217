// Exercise: 5.8
// Mistake: looks at the first event only
// Shows: Nobody has made that append before
guard let first = try place(of: events[0].id) else { return nil }
guard first.stream == stream.description else { throw EventIDConflict(id: first.id) }
let more = events.count - 1
return AppendResult(
  version: first.version + more, position: GlobalPosition(rawValue: first.position.rawValue + more))
