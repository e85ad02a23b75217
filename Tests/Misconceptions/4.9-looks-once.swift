// Exercise: 4.9
// Mistake: looks once and does not wait
// Shows: Waiting has to end at position 2
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}
