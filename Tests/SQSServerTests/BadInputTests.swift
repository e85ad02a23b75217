import Foundation
import Messaging
import Testing

@testable import SQSServer

/// A wrong request in both protocols, and the error for it.
struct BadInput: CustomTestStringConvertible {
  let title: String
  let action: String
  /// `URL` stands for the URL of the queue `q`.
  let json: String
  let form: String
  let type: String
  let code: String
  var status = 400

  var testDescription: String { title }
}

@Suite("Bad input gets the error of the real service, in both protocols")
struct BadInputTests {
  static let cases = requests + batches + handles + policies

  @Test("Bad input", arguments: cases)
  func refused(input: BadInput) async throws {
    try await QueueUnderTest.with { server in
      try await server.broker.create(try #require(QueueName(rawValue: "q")))
      let url = server.url(of: "q")
      let json = try await server.json(
        input.action, input.json.replacingOccurrences(of: "URL", with: url))
      #expect(json.status == input.status, "\(json.body)")
      #expect(json.member("__type")?.hasSuffix("#\(input.type)") == true, "\(json.body)")
      #expect(json.queryError == "\(input.code);Sender")
      let form = try await server.query(
        "Action=\(input.action)&Version=2012-11-05&"
          + input.form.replacingOccurrences(of: "URL", with: url))
      #expect(form.status == input.status, "\(form.body)")
      #expect(form.element("Code") == input.code, "\(form.body)")
      #expect(form.element("Type") == "Sender")
    }
  }

  private static let requests = [
    BadInput(
      title: "unknown action", action: "Explode", json: "{}", form: "",
      type: "UnknownOperationException", code: "InvalidAction"),
    BadInput(
      title: "unknown queue", action: "ReceiveMessage", json: #"{"QueueUrl": "URL-nowhere"}"#,
      form: "QueueUrl=URL-nowhere", type: "QueueDoesNotExist",
      code: "AWS.SimpleQueueService.NonExistentQueue"),
    BadInput(
      title: "no queue", action: "ReceiveMessage", json: "{}", form: "",
      type: "MissingRequiredParameterException", code: "MissingParameter"),
    BadInput(
      title: "a URL that is none", action: "ReceiveMessage", json: #"{"QueueUrl": "a b"}"#,
      form: "QueueUrl=a+b", type: "InvalidAddress", code: "InvalidAddress", status: 404),
    BadInput(
      title: "a character that SQS refuses", action: "SendMessage",
      json: #"{"QueueUrl": "URL", "MessageBody": "a\u0001"}"#,
      form: "QueueUrl=URL&MessageBody=a%01", type: "InvalidMessageContents",
      code: "InvalidMessageContents"),
    BadInput(
      title: "no body", action: "SendMessage", json: #"{"QueueUrl": "URL"}"#,
      form: "QueueUrl=URL", type: "MissingRequiredParameterException", code: "MissingParameter"),
    BadInput(
      title: "a receive of eleven", action: "ReceiveMessage",
      json: #"{"QueueUrl": "URL", "MaxNumberOfMessages": 11}"#,
      form: "QueueUrl=URL&MaxNumberOfMessages=11", type: "InvalidParameterValueException",
      code: "InvalidParameterValue"),
  ]

  private static let batches = [
    BadInput(
      title: "eleven entries", action: "SendMessageBatch",
      json: #"{"QueueUrl": "URL", "Entries": [\#(jsonEntries(11))]}"#,
      form: "QueueUrl=URL&" + formEntries(11), type: "TooManyEntriesInBatchRequest",
      code: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"),
    BadInput(
      title: "two equal ids", action: "SendMessageBatch",
      json: #"{"QueueUrl": "URL", "Entries": [\#(jsonEntries(1)), \#(jsonEntries(1))]}"#,
      form: "QueueUrl=URL&" + formEntries(1) + "&SendMessageBatchRequestEntry.2.Id=e1"
        + "&SendMessageBatchRequestEntry.2.MessageBody=x",
      type: "BatchEntryIdsNotDistinct", code: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct"),
    BadInput(
      title: "no entries", action: "SendMessageBatch", json: #"{"QueueUrl": "URL"}"#,
      form: "QueueUrl=URL", type: "EmptyBatchRequest",
      code: "AWS.SimpleQueueService.EmptyBatchRequest"),
  ]

  private static func jsonEntries(_ count: Int) -> String {
    (1...count).map { #"{"Id": "e\#($0)", "MessageBody": "x"}"# }.joined(separator: ",")
  }

  private static func formEntries(_ count: Int) -> String {
    (1...count).map {
      "SendMessageBatchRequestEntry.\($0).Id=e\($0)&SendMessageBatchRequestEntry.\($0).MessageBody=x"
    }.joined(separator: "&")
  }

  private static let handles = [
    BadInput(
      title: "a handle that is garbage", action: "DeleteMessage",
      json: #"{"QueueUrl": "URL", "ReceiptHandle": "garbage"}"#,
      form: "QueueUrl=URL&ReceiptHandle=garbage", type: "ReceiptHandleIsInvalid",
      code: "ReceiptHandleIsInvalid"),
    BadInput(
      title: "a visibility of more than 12 hours", action: "ChangeMessageVisibility",
      json: #"{"QueueUrl": "URL", "ReceiptHandle": "x", "VisibilityTimeout": 43201}"#,
      form: "QueueUrl=URL&ReceiptHandle=x&VisibilityTimeout=43201",
      type: "InvalidParameterValueException", code: "InvalidParameterValue"),
  ]

  private static let policies = [
    policy("a dead-letter queue that is not there", "arn:aws:sqs:us-east-1:000000000000:nowhere"),
    policy("a queue that is its own dead-letter queue", "arn:aws:sqs:us-east-1:000000000000:q"),
    policy("an ARN that is none", "nowhere"),
  ]

  private static func policy(_ title: String, _ arn: String) -> BadInput {
    let escaped = #"{\"deadLetterTargetArn\": \"\#(arn)\", \"maxReceiveCount\": 3}"#
    let plain = #"{"deadLetterTargetArn":"\#(arn)","maxReceiveCount":3}"#
    return BadInput(
      title: title, action: "SetQueueAttributes",
      json: #"{"QueueUrl": "URL", "Attributes": {"RedrivePolicy": "\#(escaped)"}}"#,
      form: "QueueUrl=URL&Attribute.1.Name=RedrivePolicy&Attribute.1.Value="
        + (plain.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""),
      type: "InvalidParameterValueException", code: "InvalidParameterValue")
  }
}
