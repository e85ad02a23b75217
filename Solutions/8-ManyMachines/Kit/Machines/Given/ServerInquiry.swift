import Postgres

/// A question to all servers, asked at the same time: what is your state?
struct ServerInquiry: Sendable {
  /// The answers as they come, one for each server.
  let answers: AsyncStream<ServerAnswer>
  private let task: Task<Void, Never>

  init(_ servers: [PrimaryFinder.Server], within limit: Duration, on clock: any Clock<Duration>) {
    let (answers, continuation) = AsyncStream<ServerAnswer>.makeStream()
    self.answers = answers
    task = Task {
      await withDiscardingTaskGroup { group in
        for (number, server) in servers.enumerated() {
          group.addTask {
            let answer = await server.answer(numbered: number, within: limit, on: clock)
            if case .terminated = continuation.yield(answer) { await answer.session?.close() }
          }
        }
      }
      continuation.finish()
    }
  }

  /// Stops asking, and closes the sessions of answers that were not taken.
  func end() {
    task.cancel()
    Task { [answers] in
      for await answer in answers { await answer.session?.close() }
    }
  }
}

extension PrimaryFinder.Server {
  /// Returns its answer, or a failure when the `limit` has passed or the task is cancelled.
  ///
  /// It doesn't wait for a connection that can't be cancelled: that one is closed when it is there.
  fileprivate func answer(
    numbered number: Int, within limit: Duration, on clock: any Clock<Duration>
  ) async -> ServerAnswer {
    let first = FirstAnswer()
    let question = Task {
      let answer = await ask(numbered: number)
      if !first.settle(answer) { await answer.session?.close() }
    }
    let alarm = Task {
      try await clock.sleep(for: limit)
      first.settle(ServerAnswer(failure: "no answer within \(limit)", of: number))
    }
    let answer = await withTaskCancellationHandler {
      await first.value()
    } onCancel: {
      first.settle(ServerAnswer(failure: "not asked to the end", of: number))
    }
    question.cancel()
    alarm.cancel()
    return answer
  }

  /// Opens a session, and asks in it.
  private func ask(numbered number: Int) async -> ServerAnswer {
    do {
      let session = try await open()
      do {
        // A session waits for its answer even when its task is cancelled, but not when it is closed.
        let state = try await withTaskCancellationHandler {
          try await ServerState(asking: session)
        } onCancel: {
          Task { await session.close() }
        }
        return ServerAnswer(state, of: number, in: session)
      } catch {
        await session.close()
        throw error
      }
    } catch {
      // The name of the server is said already.
      let reason = (error as? PostgresUnavailable)?.reason
      return ServerAnswer(failure: reason ?? "\(error)", of: number)
    }
  }
}
