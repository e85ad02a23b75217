import Foundation
import HTTPServer
import Messaging
import Testing

@testable import SQSServer

@Suite("Requests of both protocols")
struct RequestTests {
  @Test(
    "Invalid JSON and wrong types are reported",
    arguments: [
      "", "{", "[]", #"{"QueueName": 5}"#, #"{"QueueName": "q", "QueueName": "r"}"#,
      #"{"QueueName": "q", "Attributes": {"DelaySeconds": 5}}"#,
      #"{"QueueName": "q", "Attributes": []}"#, String(repeating: "[", count: 9),
    ])
  func unreadable(body: String) async throws {
    try await QueueUnderTest.with { server in
      let reply = try await server.json("CreateQueue", body)
      #expect(reply.status == 400)
      let type = body.isEmpty ? "MissingRequiredParameterException" : "SerializationException"
      #expect(reply.member("__type") == "com.amazon.coral.service#\(type)", "\(reply.body)")
    }
  }

  @Test("The region is that of the credential")
  func region() async throws {
    try await QueueUnderTest.with { server in
      let scope = "AWS4-HMAC-SHA256 Credential=key/20261129/sa-east-1/sqs/aws4_request"
      let header = ["Authorization": "\(scope), SignedHeaders=host, Signature=00"]
      _ = try await server.json("CreateQueue", #"{"QueueName": "q"}"#)
      let ask = "Action=GetQueueAttributes&AttributeName.1=QueueArn"
      let path = "/000000000000/q"
      let asked = try await server.query(ask, path: path, headers: header)
      #expect(asked.element("Value") == "arn:aws:sqs:sa-east-1:000000000000:q")
      let anonymous = try await server.query(ask, path: path)
      #expect(anonymous.element("Value") == "arn:aws:sqs:us-east-1:000000000000:q")
    }
  }

  @Test(
    "A header that isn't a signature of SQS is refused",
    arguments: [
      ("Bearer x", "IncompleteSignature", 400),
      ("AWS4-HMAC-SHA256 Credential=a/b/c/sqs/aws4_request", "IncompleteSignature", 400),
      (
        "AWS4-HMAC-SHA256 Credential=a/b/c/sqs, SignedHeaders=host, Signature=0",
        "IncompleteSignature", 400
      ),
      (
        "AWS4-HMAC-SHA256 Credential=a/b/c/s3/aws4_request, SignedHeaders=host, Signature=0",
        "SignatureDoesNotMatch", 403
      ),
      (
        "AWS4-HMAC-SHA256 Credential=a/b/<c>/sqs/aws4_request, SignedHeaders=host, Signature=0",
        "SignatureDoesNotMatch", 403
      ),
    ])
  func signature(header: String, code: String, status: Int) async throws {
    try await QueueUnderTest.with { server in
      let headers = ["Authorization": header]
      let json = try await server.json("ListQueues", "{}", headers: headers)
      #expect(json.queryError == "\(code);Sender")
      #expect(json.status == status)
      let form = try await server.query("Action=ListQueues", headers: headers)
      #expect(form.element("Code") == code)
      #expect(form.status == status)
    }
  }

  @Test("A form without an action, and a target of another service, are refused")
  func noAction() async throws {
    try await QueueUnderTest.with { server in
      let form = try await server.query("Version=2012-11-05")
      #expect(form.element("Code") == "MissingAction")
      let json = try await server.json(
        "", "{}", headers: ["X-Amz-Target": "AmazonSNS.ListTopics"])
      #expect(json.queryError == "InvalidAction;Sender")
    }
  }

  /// Any page in a browser may cause a `GET`.
  @Test("An action in a URL is not carried out")
  func get() async throws {
    let broker = try Broker(path: nil)
    let name = try #require(QueueName(rawValue: "q"))
    try await broker.create(name)
    let server = SQSServer(broker: broker) { _ in }
    let request = HTTPRequest(method: .get, target: "/000000000000/q?Action=DeleteQueue")
    #expect(await server.respond(to: request).status == .badRequest)
    #expect(try await broker.names(limit: 9) == [name])
  }

  @Test("A body of a full batch with every byte escaped fits")
  func largest() async throws {
    try await QueueUnderTest.with { server in
      _ = try await server.json("CreateQueue", #"{"QueueName": "q"}"#)
      let body = String(repeating: "\\u0041", count: 1_048_576)
      let reply = try await server.json(
        "SendMessage", #"{"QueueUrl": "\#(server.url(of: "q"))", "MessageBody": "\#(body)"}"#)
      #expect(reply.status == 200, "\(reply.body.prefix(300))")
    }
  }
}
