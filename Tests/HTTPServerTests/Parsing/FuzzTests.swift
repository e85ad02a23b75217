import Foundation
import Testing

@testable import HTTPServer

@Suite("The parser and random input", .timeLimit(.minutes(5)))
struct FuzzTests {
  /// Requests that are in order, to begin with.
  private static let seeds = [
    "GET /accounts/1?version=2 HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"3\"\r\n\r\n",
    "POST /deposit/ HTTP/1.1\r\nHost: a\r\nContent-Length: 32\r\n\r\n"
      + #"{"account_id": 1, "amount": 5.0}"#,
    "PUT /users/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "5\r\nhello\r\n6;a=b\r\n world\r\n0\r\nTrailer: x\r\n\r\n",
    "GET http://a/b HTTP/1.0\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
  ].map { Array($0.utf8) }

  /// What somebody puts where it does not belong.
  private static let pieces = [
    "\r\n", "\n", "\r", "\0", " ", "\t", ":", ";", "Content-Length: 5\r\n", "-1",
    "ffffffffffffffff",
    "Transfer-Encoding: chunked\r\n", "HTTP/1.1", "é", "0\r\n\r\n", "9999999999999999999",
  ].map { Array($0.utf8) }

  @Test("Any input is accepted or rejected, in the same way however it is split", arguments: 0..<8)
  func mutations(number: UInt64) async {
    var random = Random(state: Self.seed &+ number &* 0x1_0000_0001)
    for round in 0..<Self.count {
      // Tests of sockets run beside this one, and have to get a turn.
      if round.isMultiple(of: 100) { await Task.yield() }
      let request = Self.mutated(using: &random)
      let whole = Parsed(request)
      let cut = Parsed(request, inPiecesOf: Int.random(in: 1...40, using: &random))
      if whole != cut {
        let text = String(decoding: request, as: UTF8.self).debugDescription
        Issue.record("SEED=\(Self.seed) \(text): \(whole), and in pieces \(cut)")
        return
      }
    }
  }

  private static let environment = ProcessInfo.processInfo.environment

  /// `SEED=7 swift test` makes the requests of seed 7 again.
  private static let seed: UInt64 = {
    let seed = environment["SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999)
    print("The mutated requests have the seed \(seed). To make them again: SEED=\(seed)")
    return seed
  }()

  /// For each number; `FUZZ=1000000 swift test --filter FuzzTests` makes a million in all.
  private static let count = (environment["FUZZ"].flatMap(Int.init) ?? 16_000) / 8

  private static func mutated(using random: inout Random) -> [UInt8] {
    var bytes = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: index)
      case 1 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 2:
        let end = min(bytes.count, index + Int.random(in: 0...8, using: &random))
        bytes.removeSubrange(index..<end)
      default: bytes.append(contentsOf: seeds.randomElement(using: &random) ?? [])
      }
    }
    return bytes
  }

  /// SplitMix64, as everywhere in the workbook; this module knows nothing of the others.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
