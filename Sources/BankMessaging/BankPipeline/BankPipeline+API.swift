public import API
import EventSourcing
import HTTPServer
import Messaging
import Synchronization

// The contract of stage 6 (openapi.json) is that of a bank without a pipeline. Here is the rest:
//
// GET /pipeline
//   200 `{"time", "mode", "log", "publisher", "queue", "dead_letters", "notices"}`. `mode` is
//   `embedded` when the pipeline runs in the process of the bank, or else `separate`. Each of the
//   others is an object with `trouble`: `null`, or why the rest of the object is missing.
// POST /pipeline/redrive, with the JSON `{}`: like the other commands, no foreign page can send it
//   202 `{"queue", "messages"}`: the dead letters are on their way back to the queue.
//   409 `no-dead-letters` or `move-in-progress`, 503 `queue-unavailable`.

extension BankPipeline {
  /// The routes that show the pipeline, and move dead letters back.
  public var routes: [Route] {
    [
      Route(.get, "/pipeline", action: show),
      Route(.post, "/pipeline/redrive", action: redrive),
    ]
  }

  private func show(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    return .json(.ok, await status())
  }

  private func redrive(_ call: Call) async throws -> HTTPResponse {
    _ = try QueryItems(of: call.request)
    _ = try RequestFields(of: call.request)
    var json = JSONObject()
    json.add("queue", settings.queue.rawValue)
    do {
      json.add("messages", try await parts.withLock { $0.queue }.get().redrive())
    } catch let problem as Problem {
      throw problem
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      report("dead letters could not be moved: \(error)")
      throw Problem(.queueUnavailable, "no dead letters were moved: \(error)")
    }
    return .json(.accepted, json, [.location: "/pipeline"])
  }
}
