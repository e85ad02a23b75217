import Testing

@testable import HTTPServer

@Suite("The server's defaults")
struct ConfigurationTests {
  @Test("Only this computer can reach it")
  func loopback() {
    #expect(ServerConfiguration().host == "127.0.0.1")
    #expect(ServerConfiguration().logsRequests)
  }

  @Test("Its limits equal those in the documentation")
  func limits() {
    let limits = ServerLimits()
    #expect(limits.headSize == 16_384 && limits.headerCount == 100)
    #expect(limits.bodySize == 1_048_576 && limits.connectionCount == 1_400)
    #expect(limits.streamCount == 1_050)
    #expect(limits.headTime == .seconds(10) && limits.idleTime == .seconds(60))
    #expect(limits.handlerTime == .seconds(15) && limits.writeTime == .seconds(15))
    #expect(limits.writeBufferSize == 262_144 && limits.shutdownTime == .seconds(10))
  }

  @Test(
    "Streams may have three quarters of the connections by default",
    arguments: [(1, 1), (3, 3), (4, 3), (10, 8)])
  func streamShare(connections: Int, streams: Int) {
    var limits = ServerLimits()
    limits.connectionCount = connections
    #expect(limits.streamCount == streams)
    limits.streamCount = 7
    #expect(limits.streamCount == 7)
  }
}
