/// The hash function SHA-256 of FIPS 180-4.
///
/// Foundation has none on Linux. The names of the variables are those of the standard.
public enum SHA256 {
  /// Returns the 32 bytes of the hash of `message`.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func hash(of message: [UInt8]) -> [UInt8] {
    var state = initial
    let blocks = padded(message)
    state.withUnsafeMutableBufferPointer { state in
      blocks.withUnsafeBytes { bytes in
        roundConstants.withUnsafeBufferPointer { constants in
          withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            // `while`: without optimisation, a `for` over a range takes far longer.
            var start = 0
            while start < bytes.count {
              prepare(schedule, from: bytes, at: start)
              compress(schedule, with: constants, into: state)
              start &+= 64
            }
          }
        }
      }
    }
    for index in state.indices { state[index] = state[index].bigEndian }
    return state.withUnsafeBytes { [UInt8]($0) }
  }

  /// Returns `message` with a one, zeros, and its length in bits, a multiple of 64 bytes in all.
  private static func padded(_ message: [UInt8]) -> [UInt8] {
    let zeros = (119 - message.count % 64) % 64
    var blocks = message
    blocks.reserveCapacity(message.count + zeros + 9)
    blocks.append(0x80)
    blocks.append(contentsOf: [UInt8](repeating: 0, count: zeros))
    withUnsafeBytes(of: (UInt64(message.count) * 8).bigEndian) { blocks.append(contentsOf: $0) }
    return blocks
  }

  /// Fills the message schedule for the block that begins at `start`.
  private static func prepare(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, from bytes: UnsafeRawBufferPointer,
    at start: Int
  ) {
    var t = 0
    while t < 16 {
      let word = bytes.loadUnaligned(fromByteOffset: start &+ 4 &* t, as: UInt32.self)
      schedule[t] = UInt32(bigEndian: word)
      t &+= 1
    }
    while t < 64 {
      let (early, late) = (schedule[t &- 15], schedule[t &- 2])
      let sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
      let sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
      schedule[t] = sigma1 &+ schedule[t &- 7] &+ sigma0 &+ schedule[t &- 16]
      t &+= 1
    }
  }

  /// Takes one block into the state.
  private static func compress(
    _ schedule: UnsafeMutableBufferPointer<UInt32>,
    with constants: UnsafeBufferPointer<UInt32>,
    into state: UnsafeMutableBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var t = 0
    while t < 64 {
      // Eight rounds at once: then no value has to be moved to the next variable.
      step(a, b, c, &d, e, f, g, &h, constants[t] &+ schedule[t])
      step(h, a, b, &c, d, e, f, &g, constants[t &+ 1] &+ schedule[t &+ 1])
      step(g, h, a, &b, c, d, e, &f, constants[t &+ 2] &+ schedule[t &+ 2])
      step(f, g, h, &a, b, c, d, &e, constants[t &+ 3] &+ schedule[t &+ 3])
      step(e, f, g, &h, a, b, c, &d, constants[t &+ 4] &+ schedule[t &+ 4])
      step(d, e, f, &g, h, a, b, &c, constants[t &+ 5] &+ schedule[t &+ 5])
      step(c, d, e, &f, g, h, a, &b, constants[t &+ 6] &+ schedule[t &+ 6])
      step(b, c, d, &e, f, g, h, &a, constants[t &+ 7] &+ schedule[t &+ 7])
      t &+= 8
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// One round; `d` and `h` get new values, and then each variable has the part of the next one.
  @inline(__always)
  private static func step(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ input
    let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    (word &>> count) | (word &<< (32 &- count))
  }

  private static let initial: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
