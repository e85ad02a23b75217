// Exercise: 4.9
// Mistake: looks once and does not wait
// Shows: long
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}
