import EventSourcing
import Messaging

/// Records in a log what comes through a hub, each message once.
///
/// The log is the checkpoint, too: the last message in it is the last one that was seen. So the record
/// and the checkpoint can't be apart, whenever the process ends.
struct AuditTrail: Sendable {
  let store: any EventStore
  var ids: any EventIDSource = RandomEventIDs()

  static let stream = StreamID(category: "audit", id: "hub")

  /// How far the hub was seen: the position of the last message, and the version of the stream.
  struct Place: Hashable {
    var position = 0
    var version = 0
  }

  /// - Throws: errors of the store.
  func place() async throws -> Place {
    guard let last = try await store.read(Self.stream, .backwards, from: nil, limit: 1).first
    else { return Place() }
    guard let seen = last.event as? MessageSeen else { throw UnknownEventInStream(last) }
    return Place(position: seen.position, version: last.version)
  }

  /// Records a message that comes after `place`, and returns the new place.
  ///
  /// - Throws: `VersionConflict` when another process records, too; and errors of the store.
  func record(_ event: HubEvent, after place: Place) async throws -> Place {
    guard event.position > place.position else { return place }
    let message = event.message
    let seen = MessageSeen(
      position: event.position, id: message.id.rawValue, source: message.source,
      type: message.type.rawValue, subject: message.subject)
    let metadata = EventMetadata(
      correlationID: message.metadata.correlationID,
      causationID: CausationID(rawValue: message.id.rawValue))
    let result = try await store.append(
      [NewEvent(id: ids.next(), event: seen, metadata: metadata)], to: Self.stream,
      expecting: .exactly(place.version))
    return Place(position: event.position, version: result.version)
  }

  /// Follows a hub until the task is cancelled; after an error it goes on from its own log, after longer
  /// and longer waits. It reports each new failure.
  func follow(
    _ hub: HubClient, retries: RetryDelay = RetryDelay(),
    report: @escaping @Sendable (String) -> Void
  ) async {
    var failures = 0
    var trouble: String?
    while !Task.isCancelled {
      do {
        var place = try await place()
        try await hub.follow(after: place.position) { event in
          place = try await record(event, after: place)
          (failures, trouble) = (0, nil)
        }
      } catch let unfinished as Unfinished {
        return report("\(unfinished)")
      } catch {
        guard !Task.isCancelled else { return }
        failures += 1
        if trouble != "\(error)" { report("\(error)") }
        trouble = "\(error)"
        try? await Task.sleep(for: retries.delay(after: failures))
      }
    }
  }
}
