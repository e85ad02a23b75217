import EventSourcing

extension CommandHandler {
  /// The same handler for a command that leads to one event, which gets this id.
  func recording(as id: EventID) -> Self {
    var handler = self
    handler.ids = OneEventID(id: id)
    return handler
  }
}

/// The id of one event, which is the same when its append is repeated.
private struct OneEventID: EventIDSource {
  let id: EventID

  func next() -> EventID { id }
}
