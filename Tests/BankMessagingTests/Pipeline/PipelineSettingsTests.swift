import Foundation
import Messaging
import SQSClient
import Serving
import Testing

@testable import BankMessaging

@Suite("The settings of publisher and worker")
struct PipelineSettingsTests {
  @Test("Without settings, files and queue are the workbook's own")
  func hasDefaults() throws {
    let settings = try PipelineSettings(environment: ["DATABASE": "", "QUEUE": ""])
    #expect(settings.database == ".workbook/served.sqlite3")
    #expect(settings.publisherDatabase == ".workbook/served.sqlite3-publisher")
    #expect(settings.queueDatabase == ".workbook/queue.sqlite3")
    #expect(settings.noticesDatabase == ".workbook/notices.sqlite3")
    #expect(settings.queue.rawValue == "topic-bank")
    #expect(settings.deadLetterQueue.rawValue == "topic-bank-dead-letters")
    #expect(settings.isWorkbooksQueue)
    #expect(settings.isEmbedded)
    #expect(settings.aws.endpoint.absoluteString == "http://localhost:4566")
    #expect(settings.aws.region == "us-east-1")
    #expect(settings.aws.accessKeyID == "any")
  }

  @Test("Settings come from the environment")
  func readsEnvironment() throws {
    let settings = try PipelineSettings(
      environment: [
        "DATABASE": "bank.sqlite3", "NOTICES_DATABASE": "n.sqlite3", "QUEUE_DATABASE": ":memory:",
        "QUEUE_NAME": "letters.fifo", "AWS_ENDPOINT_URL": "http://localhost:1",
        "AWS_DEFAULT_REGION": "sa-east-1", "AWS_ACCESS_KEY_ID": "i", "AWS_SECRET_ACCESS_KEY": "s",
      ])
    #expect(settings.publisherDatabase == "bank.sqlite3-publisher")
    #expect(settings.noticesDatabase == "n.sqlite3")
    #expect(settings.queueDatabase == nil)
    #expect(settings.queue.isFIFO)
    #expect(settings.deadLetterQueue.rawValue == "letters-dead-letters.fifo")
    #expect(!settings.isWorkbooksQueue)
    #expect(!settings.isEmbedded)
    #expect(settings.aws.endpoint.absoluteString == "http://localhost:1")
    #expect(settings.aws.region == "sa-east-1")
  }

  @Test("QUEUE decides whether a bank has the queue in its process")
  func embeds() throws {
    #expect(try !PipelineSettings(environment: ["QUEUE": "sqs"]).isEmbedded)
    var aws = ["AWS_REGION": "r", "AWS_ACCESS_KEY_ID": "i", "AWS_SECRET_ACCESS_KEY": "s"]
    #expect(try PipelineSettings(environment: aws).isEmbedded)
    aws["AWS_ENDPOINT_URL_SQS"] = "http://localhost:1"
    #expect(try !PipelineSettings(environment: aws).isEmbedded)
    aws["QUEUE"] = "embedded"
    #expect(try PipelineSettings(environment: aws).isEmbedded)
  }

  @Test(
    "A wrong setting is named",
    arguments: [
      ("DATABASE", ":memory:"), ("PUBLISHER_DATABASE", ":memory:"),
      ("NOTICES_DATABASE", ":memory:"), ("QUEUE", "kafka"), ("QUEUE_NAME", "a b"),
      ("QUEUE_NAME", ".fifo"), ("QUEUE_NAME", String(repeating: "a", count: 68)),
      ("QUEUE_NAME", String(repeating: "a", count: 63) + ".fifo"),
    ])
  func refuses(name: String, value: String) {
    let error = #expect(throws: InvalidSetting.self) {
      try PipelineSettings(environment: [name: value])
    }
    #expect(error?.description.hasPrefix("\(name) is '\(value)'") == true)
  }

  @Test("A bank with the queue in its process needs no setting of AWS")
  func needsNone() throws {
    let half = ["AWS_REGION": "sa-east-1"]
    #expect(try PipelineSettings(environment: half, forBank: true).isEmbedded)
    let elsewhere = half.merging(["QUEUE": "sqs"]) { $1 }
    #expect(throws: InvalidSetting.self) {
      try PipelineSettings(environment: elsewhere, forBank: true)
    }
  }

  @Test("A setting of AWS that is missing is named")
  func missesSetting() {
    let error = #expect(throws: InvalidSetting.self) {
      try PipelineSettings(environment: ["AWS_REGION": "sa-east-1"])
    }
    #expect(error?.description.hasPrefix("AWS_ACCESS_KEY_ID is not set") == true)
  }
}
