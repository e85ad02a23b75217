import EventSourcing

extension Message {
  /// Returns the message as it goes into a queue: as JSON, in the same form each time.
  ///
  /// A FIFO queue keeps the order of the messages of one group, and stores only one of two messages
  /// with the same id within five minutes. A standard queue does neither, and refuses the fields
  /// for it.
  ///
  /// - Throws: ``InvalidMessage`` when it can't be written as JSON.
  public func outgoing(toFIFO isFIFO: Bool) throws -> OutgoingMessage {
    // BEGIN EXERCISE 7.2
    // The body is the JSON. What do all messages of one subject share, and what does a
    // message share only with its own repetitions?
    throw Unfinished("7.2")
    // END EXERCISE 7.2
  }
}
