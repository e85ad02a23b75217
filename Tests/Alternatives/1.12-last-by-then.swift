// Exercise: 1.12
// Alternative: takes the history up to the last event that was recorded by then
let events = Array(history)
guard let last = events.lastIndex(where: { $0.recordedAt <= date }) else { return initial }
return replay(events[...last])
