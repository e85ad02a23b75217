import Foundation

extension Broker {
  /// Creates a queue. One that exists with the same attributes is left as it is.
  ///
  /// - Throws: ``QueueError``, and `StorageError`.
  public func create(
    _ name: QueueName, _ attributes: QueueAttributes = QueueAttributes(),
    tags: [String: String] = [:]
  ) async throws {
    try await create(name, tags: tags) { $0 = attributes }
  }

  /// Creates a queue with the attributes that `change` makes of the standard ones. One that exists
  /// is left as it is, unless `change` would change it.
  ///
  /// - Throws: ``QueueError``, errors of `change`, and `StorageError`.
  public func create(
    _ name: QueueName, tags: [String: String] = [:],
    _ change: @escaping @Sendable (inout QueueAttributes) throws -> Void
  ) async throws {
    try await self.change { table, now in
      try table.create(name, tags: tags, at: now, change)
    }
  }

  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func attributes(of name: QueueName) async throws -> QueueAttributes {
    try await change { table, _ in try table.existingQueue(named: name).attributes }
  }

  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func description(of name: QueueName) async throws -> QueueDescription {
    try await change { table, now in
      try table.description(of: try table.existingQueue(named: name), at: now)
    }
  }

  /// Returns at most `limit` names of queues after `name`, in order, that begin with `prefix`.
  public func names(
    beginningWith prefix: String = "", after name: String = "", limit: Int
  ) async throws -> [QueueName] {
    try await change { table, _ in
      try table.names(beginningWith: prefix, after: name, limit: limit)
    }
  }

  /// Changes the attributes of a queue.
  ///
  /// - Throws: ``QueueError``, errors of `update`, and `StorageError`.
  public func update(
    _ name: QueueName, _ update: @escaping @Sendable (inout QueueAttributes) throws -> Void
  ) async throws {
    try await change { table, now in
      let queue = try table.existingQueue(named: name)
      var attributes = queue.attributes
      try update(&attributes)
      try table.check(attributes, of: name)
      try table.set(attributes, of: queue, at: now)
    }
  }

  /// Deletes a queue with all its messages. The receives that wait for one fail.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func delete(_ name: QueueName) async throws {
    try await change { table, _ in try table.remove(try table.existingQueue(named: name)) }
    forgetSignal(of: name)
  }

  /// Removes all messages of a queue.
  ///
  /// - Throws: ``QueueError``, and `StorageError`.
  public func purge(_ name: QueueName) async throws {
    try await change { table, now in
      try table.purge(try table.existingQueue(named: name), at: now)
    }
  }

  /// Changes the tags of a queue.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func updateTags(
    of name: QueueName, _ update: @escaping @Sendable (inout [String: String]) -> Void
  ) async throws {
    try await change { table, _ in
      let queue = try table.existingQueue(named: name)
      var tags = try table.tags(of: queue)
      update(&tags)
      try table.set(tags: tags, of: queue)
    }
  }

  /// The queues whose dead-letter queue is the queue `name`.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func sources(ofDeadLettersIn name: QueueName) async throws -> [QueueName] {
    try await change { table, _ in
      _ = try table.existingQueue(named: name)
      return try table.sources(ofDeadLettersIn: name)
    }
  }
}

extension MessageTable {
  /// Checks `attributes`: their ranges, and the dead-letter queue.
  ///
  /// - Throws: ``QueueError``.
  func check(_ attributes: QueueAttributes, of name: QueueName) throws {
    try attributes.checkRanges()
    guard let target = attributes.redrive?.deadLetterQueue else { return }
    guard target.isFIFO == name.isFIFO else {
      throw QueueError.invalidParameterValue(
        "Value for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type "
          + "of queue as the source.")
    }
    guard target != name, try queue(named: target) != nil else {
      throw QueueError.invalidParameterValue(
        "Value for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.")
    }
  }
}
