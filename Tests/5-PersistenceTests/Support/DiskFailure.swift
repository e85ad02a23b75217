/// What a disk does on a bad day.
struct DiskFailure: Error, CustomStringConvertible {
  var description: String { "the disk could not be read" }
}
