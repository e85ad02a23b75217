import EventSourcing
import Foundation
import HTTPServer
import Messaging
import SQLite
public import Serving

extension SQSServer {
  /// Serves the queues in a file until the process gets a signal to end.
  ///
  /// - Throws: `FileTrouble` and `BindError`; then nothing was served. And `Unfinished`.
  public static func run(_ settings: ServerSettings) async throws {
    if settings.database != nil, let advice = SQLiteVersion.linked.advice { warn(advice) }
    let broker =
      if let path = settings.database {
        try openFile(at: path) { try Broker(path: path) }
      } else {
        try Broker(path: nil)
      }
    let server = SQSServer(broker: broker, report: warn)
    try await serve(
      settings, limits: limits, refusal: refusal,
      greeting: { greeting(at: $0, in: settings.database) }, respond: server.respond)
  }

  /// The settings of a queue's server: those of `ServerSettings`, but the file is `QUEUE_DATABASE`,
  /// and the port is 4566.
  ///
  /// - Throws: `InvalidSetting`.
  public static func settings(
    environment: [String: String]
  ) throws(InvalidSetting) -> ServerSettings {
    var environment = environment.filter { !$0.value.isEmpty }
    environment["DATABASE"] = environment["QUEUE_DATABASE"]
    var settings = try ServerSettings(
      environment: environment, database: ".workbook/queue.sqlite3")
    if environment["PORT"] == nil { settings.port = 4566 }
    return settings
  }

  private static func greeting(at address: String, in file: String?) -> String {
    """
    The queue is open at \(address), its messages are in \(file ?? "memory").
    Ctrl-C closes it. Any client of Amazon SQS can use it, with any keys:

      export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
      aws --endpoint-url=\(address) sqs create-queue --queue-name topic-bank --region sa-east-1
    """
  }
}
