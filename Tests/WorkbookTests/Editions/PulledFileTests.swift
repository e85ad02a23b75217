import Foundation
import Testing

@testable import workbook

@Suite("The companion: files without exercises in a newer edition")
struct PulledFileTests {
  private let given = Clone.given

  @Test("Changes of the learner and the new edition in different lines are merged")
  func differentLines() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\ntwo\nthree\nfour\nfive\n", to: given)
    try await clone.publish("second", [given: "one\ntwo\nthree\nfour\ntheirs\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: given) == "mine\ntwo\nthree\nfour\ntheirs\n")
    #expect(report.replaced.isEmpty)
  }

  @Test(
    "If both changed the same lines, the new edition's are used, and the learner's commit is named")
  func sameLines() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\ntwo\nmine too\nfour\nfive\n", to: given)
    try await clone.commit()
    try await clone.publish("second", [given: "one\ntwo\ntheirs\nfour\nfive\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: given) == "mine\ntwo\ntheirs\nfour\nfive\n")
    #expect(report.replaced == [given])
    let named = try await clone.git("show", "\(report.own):\(given)").output
    #expect(String(decoding: named, as: UTF8.self) == "mine\ntwo\nmine too\nfour\nfive\n")
  }

  @Test("A file of the capstone stays the learner's")
  func capstone() async throws {
    let path = "Sources/Capstone/Storeroom.swift"
    let clone = try await Clone()
    try await clone.publish("second", [path: "given\n"])
    try await clone.update()
    try clone.own.write("mine\n", to: path)
    try await clone.publish("third", [path: "given anew\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: path) == "mine\n")
    #expect(report.kept == [path])
  }

  @Test("If both added a file, the new edition's is used, and the learner's is committed")
  func newInBoth() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\n", to: "Notes.md")
    try await clone.publish("second", ["Notes.md": "theirs\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: "Notes.md") == "theirs\n")
    #expect(report.replaced == ["Notes.md"])
    #expect(try await clone.isCommitted("mine\n", at: "Notes.md"))
  }

  @Test("A file that only the learner has is neither committed nor changed")
  func additional() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\n", to: "Notes.md")
    try await clone.publish("second")
    try await clone.update()
    #expect(try clone.own.text(at: "Notes.md") == "mine\n")
    #expect(try await clone.git("ls-files", "Notes.md").output.isEmpty)
  }

  @Test("A removed file is removed, and a new one is added with its permissions")
  func goneAndNew() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\n", to: given)
    try await clone.commit()
    let tool = clone.published.package.url("tool.sh")
    try clone.published.write("#!/bin/sh\n", to: "tool.sh")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)
    try await clone.publish("second", ["README.md": nil])
    try await clone.update()
    #expect(try FileKind(at: clone.own.package.url("README.md")) == .nothing)
    #expect(FileManager.default.isExecutableFile(atPath: clone.own.package.url("tool.sh").path))
  }
}
