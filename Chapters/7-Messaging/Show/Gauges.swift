import BankMessaging
import Dispatch
import Foundation
import HTTPServer
import SQLite

/// Reads how far each part of the pipeline is: from the files, beside the processes that write them, and
/// from the queue.
final class Gauges: Sendable {
  private let supervisor: Supervisor
  private let files: ShowFiles
  // SQLite blocks its thread, so the files are read on a separate one.
  private let queue = DispatchQueue(label: "gauges")

  init(_ supervisor: Supervisor) {
    self.supervisor = supervisor
    files = supervisor.files
  }

  /// Returns the numbers of now; of what can't be read now, those of before.
  func read(after earlier: PipelineNumbers) async -> PipelineNumbers {
    var numbers = await withCheckedContinuation { answer in
      queue.async { [files] in answer.resume(returning: Self.read(files, after: earlier)) }
    }
    if let now = await counts(of: ShowFiles.queueName) {
      (numbers.waiting, numbers.inFlight) = (now.waiting, now.inFlight)
    } else {
      numbers.unread.insert("the queue")
    }
    if let now = await counts(of: "\(ShowFiles.queueName)-dead-letters") {
      numbers.deadLetters = now.waiting + now.inFlight
    } else {
      numbers.unread.insert("the queue of dead letters")
    }
    return numbers
  }

  private static func read(_ files: ShowFiles, after earlier: PipelineNumbers) -> PipelineNumbers {
    var numbers = earlier
    numbers.unread = []
    func read(_ number: WritableKeyPath<PipelineNumbers, Int>, _ file: String, _ sql: String) {
      do {
        let connection = try Connection(path: file, mode: .readOnly)
        connection.waitForLocks(atMost: .seconds(1))
        numbers[keyPath: number] = try connection.integer(sql)
      } catch {
        numbers.unread.insert(URL(filePath: file).lastPathComponent)
      }
    }
    // The publisher first: what it has published can't be more than the log has afterwards.
    read(\.published, files.publisher, "SELECT position FROM publisher")
    read(\.log, files.bank, "SELECT max(position) FROM events")
    read(\.notices, files.notices, "SELECT count(*) FROM notices")
    read(\.audit, files.log(of: .audit), "SELECT count(*) FROM events")
    read(\.hub, files.hub, "SELECT max(position) FROM events")
    read(\.users, files.log(of: .users), "SELECT count(*) FROM events")
    read(\.accounts, files.log(of: .accounts), "SELECT count(*) FROM events")
    return numbers
  }

  /// Asks the queue's server, as any client of SQS does; `nil` when it does not answer.
  private func counts(of name: String) async -> (waiting: Int, inFlight: Int)? {
    let body = #"{"QueueUrl": "http://localhost/000000000000/\#(name)", "AttributeNames": ["All"]}"#
    let answer = try? await supervisor.clientNow(of: .queue)?.send(
      .post, "/", ["X-Amz-Target": "AmazonSQS.GetQueueAttributes"], json: body)
    guard let answer, answer.status == 200 else { return nil }
    let text = String(decoding: answer.body, as: UTF8.self)
    func number(_ name: String) -> Int {
      let pattern = try? Regex("\"\(name)\" *: *\"([0-9]+)\"", as: (Substring, Substring).self)
      return pattern.flatMap { text.firstMatch(of: $0) }.flatMap { Int($0.1) } ?? 0
    }
    return (
      number("ApproximateNumberOfMessages") + number("ApproximateNumberOfMessagesDelayed"),
      number("ApproximateNumberOfMessagesNotVisible")
    )
  }
}
