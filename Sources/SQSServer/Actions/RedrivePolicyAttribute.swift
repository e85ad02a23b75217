import EventSourcing
import Foundation
import Messaging

extension QueueAttribute {
  /// The policy is a text with JSON in it, in both protocols.
  static let redrivePolicy = Self(name: "RedrivePolicy") { queue, addresses in
    queue.attributes.redrive.map { policy in
      let arn = addresses.arn(of: policy.deadLetterQueue)
      return #"{"deadLetterTargetArn":"\#(arn)","maxReceiveCount":\#(policy.maxReceiveCount)}"#
    }
  } change: { text, attributes, addresses in
    // As in the real service, an empty text removes it.
    attributes.redrive = text.isEmpty ? nil : try redrivePolicy(text, addresses)
  }

  private static func redrivePolicy(
    _ text: String, _ addresses: QueueAddresses
  ) throws(ServiceError) -> RedrivePolicy {
    func invalid(_ reason: String) -> ServiceError {
      .invalid(text, of: "RedrivePolicy", because: reason)
    }
    let limits = JSONLimits(size: 4_096, depth: 2, valueCount: 10)
    let form = try? JSONDecoder().decode(Form.self, from: Data(text.utf8), within: limits)
    guard let form else { throw invalid("Redrive policy is not a valid JSON map.") }
    guard let arn = form.deadLetterTargetArn else {
      throw invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")
    }
    guard let count = form.maxReceiveCount else {
      throw invalid("Redrive policy does not contain mandatory attribute: maxReceiveCount.")
    }
    guard let queue = addresses.queue(inARN: arn) else {
      throw invalid("Invalid value for deadLetterTargetArn.")
    }
    guard let number = count.number, QueueLimits.maxReceiveCounts.contains(number) else {
      throw invalid(
        "Invalid value for maxReceiveCount: \(count.text), valid values are from 1 to 1000 both "
          + "inclusive.")
    }
    return RedrivePolicy(deadLetterQueue: queue, maxReceiveCount: number)
  }

  private struct Form: Decodable {
    let deadLetterTargetArn: String?
    let maxReceiveCount: Count?
  }

  /// A number, or a text with one: clients write both.
  private struct Count: Decodable {
    let text: String
    var number: Int? { Int(text) }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? "\(container.decode(Int.self))"
    }
  }
}
