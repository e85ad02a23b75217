// Exercise: 2.5
// Mistake: reads a page forwards and turns it round
// Shows: a page that is turned round has other events in it
let first = start == .max ? 1 : max(start, 1)
return readForwards(stream, from: first, limit: limit).reversed()
