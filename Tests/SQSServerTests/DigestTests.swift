import Messaging
import Testing

@testable import SQSServer

@Suite("The digests of messages")
struct DigestTests {
  /// The examples of RFC 1321, and two lengths at which the padding needs another block.
  @Test(
    "MD5 is that of RFC 1321",
    arguments: [
      ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
      ("abc", "900150983cd24fb0d6963f7d28e17f72"),
      ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
      ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
      (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a"
      ),
      (String(repeating: "a", count: 56), "3b0c8ac703f828b04c6c197006d17218"),
      (String(repeating: "a", count: 64), "014842d480b571495a4a0363793f7367"),
    ])
  func hash(text: String, expected: String) {
    #expect(MD5.hash(of: [UInt8](text.utf8)) == expected)
  }

  @Test("The digest of attributes is the one in a recorded answer of the real service")
  func attributes() {
    let texts = ["Hello": "There", "General": "Kenobi", "Help.Me": "Me"].mapValues {
      MessageAttribute(dataType: "String", value: .text($0))
    }
    #expect(MessageDigest.ofAttributes(texts) == "4c360f3fdafd970e05fae2f149d997f5")
    let trace = "traceparent\u{1e}00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01"
    let binary = MessageAttribute(dataType: "Binary", value: .bytes([UInt8](trace.utf8)))
    #expect(MessageDigest.ofAttributes(["attr1": binary]) == "8cbe4db156db8a94db8b801b7addb984")
    #expect(MessageDigest.ofAttributes([:]) == nil)
  }
}
