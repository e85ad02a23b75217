import API
import EventSourcing
import ReadModels
import Synchronization

/// How far one read model in PostgreSQL is, as this bank knows it, with the queries that wait for it.
final class PostgresModel: SettlingProjection {
  let kind: any PostgresReadModel.Type
  private let current = Mutex(Progress())

  init(_ kind: any PostgresReadModel.Type) { self.kind = kind }

  var name: ReadModelName { kind.name }
  var progress: Progress { current.withLock { $0 } }
  var position: GlobalPosition { progress.position }
  var trouble: (any Error)? { progress.trouble }

  /// Notes what the database says about the model.
  ///
  /// After a failover, the model may be less far than before: its checkpoint doesn't wait for the
  /// standby. Then a query waits again for what it has to show.
  func note(_ position: GlobalPosition, trouble: (any Error)? = nil) {
    let overtaken = current.withLock { current -> Progress? in
      guard position < current.position else { return nil }
      defer { current = Progress() }
      return current
    }
    let progress = progress
    progress.advance(to: position)
    if trouble != nil || progress.trouble != nil { progress.stop(because: trouble) }
    overtaken?.stop(because: ReadModelBehind(model: name, position: position, limit: .zero))
  }
}
