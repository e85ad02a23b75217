import EventSourcing
import Foundation
import Messaging

/// Calls actions of SQS, in its JSON protocol.
public struct SQSClient: Sendable {
  private let settings: AWSSettings
  private let loop: CurlLoop

  /// - Throws: ``CurlUnavailable``.
  public init(_ settings: AWSSettings) throws {
    self.settings = settings
    loop = try CurlLoop.shared()
  }

  /// Calls `action` with `input`. `wait` is how long the service may take on purpose.
  ///
  /// When the task is cancelled, the answer may be on its way, and with it messages that nobody else
  /// gets for a while. So the call ends only when it doesn't come soon.
  ///
  /// - Throws: ``SQSError`` when the service refuses it, ``CurlError`` when there is no answer,
  ///   ``UnreadableAnswer``, and `CancellationError`.
  func call<Output: Decodable>(
    _ action: String, _ input: some Encodable, waiting wait: Duration = .zero
  ) async throws -> Output {
    let request = try request(action, input, waiting: wait)
    try Task.checkCancellation()
    let sending = Task { [loop] in try await loop.send(request) }
    let patience: Duration = wait > .zero ? .seconds(1) : .seconds(5)
    let response = try await withTaskCancellationHandler {
      try await sending.value
    } onCancel: {
      Task {
        try await Task.sleep(for: patience)
        sending.cancel()
      }
    }
    guard response.status == 200 else { throw SQSError(response) }
    do {
      return try JSONDecoder().decode(Output.self, from: response.body, within: Self.limits)
    } catch {
      throw UnreadableAnswer(action: action, reason: "\(error)")
    }
  }

  private func request(
    _ action: String, _ input: some Encodable, waiting wait: Duration
  ) throws -> CurlRequest {
    var headers = [
      "Content-Type: application/x-amz-json-1.0", "X-Amz-Target: AmazonSQS.\(action)",
    ]
    if let token = settings.sessionToken { headers.append("X-Amz-Security-Token: \(token)") }
    return CurlRequest(
      url: settings.endpoint.absoluteString, headers: headers,
      body: try JSONEncoder().encode(input),
      signature: CurlRequest.Signature(
        accessKeyID: settings.accessKeyID, secretAccessKey: settings.secretAccessKey,
        region: settings.region, service: "sqs"),
      // Longer than the wait: else the wait would end as an error.
      timeout: wait + .seconds(10))
  }

  /// Ten messages of 1 MiB, each byte of which may be escaped.
  private static let limits = JSONLimits(size: 64 * 1024 * 1024, depth: 16, valueCount: 100_000)
}

/// The service refused a request.
public struct SQSError: Error, Hashable {
  public let status: Int
  /// Such as `QueueDoesNotExist`, without its namespace.
  public let code: String
  public let message: String

  init(_ response: CurlResponse) {
    struct Body: Decodable {
      let type: String
      let message: String?
      let capitalMessage: String?

      enum CodingKeys: String, CodingKey {
        case type = "__type"
        case message
        case capitalMessage = "Message"
      }
    }
    status = response.status
    let body = try? JSONDecoder().decode(
      Body.self, from: response.body,
      within: JSONLimits(size: 64 * 1024, depth: 8, valueCount: 100))
    let type = body?.type ?? "UnknownError"
    code = type.split(separator: "#").last.map(String.init) ?? type
    message = body?.message ?? body?.capitalMessage ?? "no reason was given"
  }
}

extension SQSError: CustomStringConvertible {
  public var description: String { "the queue refused it: \(message) (\(code), \(status))" }
}

/// The answer of the service is not what the action returns.
public struct UnreadableAnswer: Error, Hashable, CustomStringConvertible {
  public let action: String
  public let reason: String

  public var description: String { "the answer to \(action) can't be read: \(reason)" }
}
