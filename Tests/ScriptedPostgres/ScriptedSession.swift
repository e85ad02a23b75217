import ChapterSupport
import EventSourcing
public import Postgres

/// A session whose server is a closure.
///
/// The server runs one batch at a time, in the order in which they were sent, whatever becomes of
/// the tasks that sent them.
public final class ScriptedSession: PostgresSession {
  /// Returns a result for each statement of one batch; any error loses the connection.
  public typealias Server =
    @Sendable (_ batch: [PostgresStatement]) async throws -> [PostgresResult]

  typealias Answer = Result<[PostgresResult], ConnectionLost>

  struct Batch {
    /// Counted from 1.
    let number: Int
    let statements: [PostgresStatement]
  }

  struct State {
    var batches: [[PostgresStatement]] = []
    /// How many batches the server has run.
    var servedCount = 0
    /// The batches that the server has not begun with, and whether it is at work.
    var waiting: [Batch] = []
    var isServing = false
    /// What waits for the answer to a batch.
    var unanswered: [Int: CheckedContinuation<Answer, Never>] = [:]
    /// The answers that are held back.
    var held: [(number: Int, answer: Answer)] = []
    var isHolding = false
    var losses: [LossPoint: ConnectionLost] = [:]
    var lost: ConnectionLost?
    var isClosed = false
    var listeners: [Int: AsyncStream<PostgresNotification>.Continuation] = [:]
    var nextListener = 0
  }

  let state = Watched(State())
  private let server: Server

  /// Makes a session with a server that answers each statement with no rows.
  public convenience init() {
    self.init { batch in batch.map { _ in .rows() } }
  }

  public init(_ server: @escaping Server) { self.server = server }

  public func send(
    _ statements: [PostgresStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    let answer = await withCheckedContinuation { arrive(statements, $0) }
    return try answer.get()
  }

  public func notifications() -> AsyncStream<PostgresNotification> {
    let (stream, continuation) = AsyncStream<PostgresNotification>.makeStream()
    let id: Int? = state.change { state in
      guard state.lost == nil else { return nil }
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      return state.nextListener
    }
    guard let id else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.change { $0.listeners.removeValue(forKey: id) }
    }
    return stream
  }

  public func close() async {
    state.change { $0.isClosed = true }
    lose("the session was closed")
  }

  private enum Arrival {
    case refused(ConnectionLost)
    case lost(ConnectionLost)
    case served(Batch)
    case behindOthers
  }

  private func arrive(
    _ statements: [PostgresStatement], _ continuation: CheckedContinuation<Answer, Never>
  ) {
    let arrival: Arrival = state.change { state in
      if let lost = state.lost { return .refused(lost) }
      state.batches.append(statements)
      let batch = Batch(number: state.batches.count, statements: statements)
      state.unanswered[batch.number] = continuation
      if let loss = state.losses[.before(batch: batch.number)] { return .lost(loss) }
      if state.isServing {
        state.waiting.append(batch)
        return .behindOthers
      }
      state.isServing = true
      return .served(batch)
    }
    switch arrival {
    case .refused(let lost): continuation.resume(returning: .failure(lost))
    case .lost(let loss): lose(loss)
    case .served(let batch):
      Task(executorPreference: LastingTasks.executor) { [self] in await serve(batch) }
    case .behindOthers: break
    }
  }

  /// Runs `first`, and then all that have come meanwhile.
  private func serve(_ first: Batch) async {
    var next: Batch? = first
    while let batch = next {
      let answer: Answer
      do {
        answer = .success(try await server(batch.statements))
      } catch {
        answer = .failure(error as? ConnectionLost ?? ConnectionLost(reason: "\(error)"))
      }
      finish(batch.number, checked(answer, for: batch.statements))
      next = state.change { state in
        state.isServing = !state.waiting.isEmpty
        return state.isServing ? state.waiting.removeFirst() : nil
      }
    }
  }

  private func checked(_ answer: Answer, for statements: [PostgresStatement]) -> Answer {
    guard case .success(let results) = answer, results.count != statements.count else {
      return answer
    }
    let reason = "the script has \(results.count) results for \(statements.count) statements"
    return .failure(ConnectionLost(reason: reason))
  }

  private func finish(_ number: Int, _ answer: Answer) {
    let (loss, continuation): (ConnectionLost?, CheckedContinuation<Answer, Never>?) =
      state.change { state in
        state.servedCount += 1
        if case .failure(let loss) = answer { return (loss, nil) }
        if let loss = state.losses[.after(batch: number)] { return (loss, nil) }
        if state.isHolding {
          state.held.append((number, answer))
          return (nil, nil)
        }
        return (nil, state.unanswered.removeValue(forKey: number))
      }
    continuation?.resume(returning: answer)
    if let loss { lose(loss) }
  }
}
