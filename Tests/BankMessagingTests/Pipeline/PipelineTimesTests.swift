import Serving
import Testing

@testable import BankMessaging

@Suite("The times of the pipeline")
struct PipelineTimesTests {
  @Test("Without settings, a message is hidden for 30 seconds, and a lease lasts for 10")
  func standard() throws {
    for environment in [[:], ["VISIBILITY_TIMEOUT": "", "PUBLISHER_LEASE": ""]] {
      let times = try PipelineTimes(environment: environment)
      #expect(times.visibility == .seconds(30))
      #expect(times.lease == .seconds(10))
    }
  }

  @Test("They are set in whole seconds")
  func given() throws {
    let settings = try PipelineSettings(
      environment: ["VISIBILITY_TIMEOUT": "2", "PUBLISHER_LEASE": "43200"])
    #expect(settings.times.visibility == .seconds(2))
    #expect(settings.times.lease == .seconds(43_200))
  }

  @Test(
    "Anything else is refused by name", arguments: ["VISIBILITY_TIMEOUT", "PUBLISHER_LEASE"],
    ["0", "-1", "1.5", "43201", "soon"])
  func wrong(name: String, text: String) throws {
    let error = #expect(throws: InvalidSetting.self) {
      try PipelineTimes(environment: [name: text])
    }
    #expect(error?.description == "\(name) is '\(text)', but must be 1 to 43200 seconds")
  }
}
