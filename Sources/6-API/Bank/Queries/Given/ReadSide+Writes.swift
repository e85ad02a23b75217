import EventSourcing
import ReadModels

extension ReadSide {
  /// Notes that a client hears of a write to `streams`, which ended at `position`.
  func noteWrite(to streams: StreamID..., at position: GlobalPosition) {
    writes.add(
      to: streams, at: position, included: all.map(\.position).min() ?? .start)
  }

  /// Returns when the models include all writes to `stream` that clients know of, or when the
  /// patience is over; without a stream, all writes.
  func settleWrites(to stream: StreamID? = nil) async {
    let position = writes.position(of: stream)
    guard all.contains(where: { $0.position < position }) else { return }
    await waiting.run(until: position, settle)
  }
}
