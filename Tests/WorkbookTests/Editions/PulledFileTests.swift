import Foundation
import Testing

@testable import workbook

@Suite("The companion: files that are no exercises, in a newer edition")
struct PulledFileTests {
  private let given = Clone.given

  @Test("Lines that the learner and the new edition changed in different places are both there")
  func differentLines() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\ntwo\nthree\nfour\nfive\n", to: given)
    try await clone.publish("second", [given: "one\ntwo\nthree\nfour\ntheirs\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: given) == "mine\ntwo\nthree\nfour\ntheirs\n")
    #expect(report.replaced.isEmpty)
  }

  @Test("Of lines that both changed, the new ones are in place, and the learner's commit is named")
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

  @Test("A file of the capstone, which is all the learner's, stays theirs")
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

  @Test("A file that is new in both is the new edition's, and the learner's is committed")
  func newInBoth() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\n", to: "Notes.md")
    try await clone.publish("second", ["Notes.md": "theirs\n"])
    let report = try await clone.update()
    #expect(try clone.own.text(at: "Notes.md") == "theirs\n")
    #expect(report.replaced == ["Notes.md"])
    #expect(try await clone.isCommitted("mine\n", at: "Notes.md"))
  }

  @Test("A file of the learner's alone is neither committed nor touched")
  func additional() async throws {
    let clone = try await Clone()
    try clone.own.write("mine\n", to: "Notes.md")
    try await clone.publish("second")
    try await clone.update()
    #expect(try clone.own.text(at: "Notes.md") == "mine\n")
    #expect(try await clone.git("ls-files", "Notes.md").output.isEmpty)
  }

  @Test("A file that is gone goes, and one that is new comes, with its right to run")
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
