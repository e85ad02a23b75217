/// An error of the machine that a test runs on, such as a program that is not installed.
///
/// Its description says what to do about it; no code of an exercise has caused it.
public protocol SetupError: Error {}
