// Exercise: 2.5
// Mistake: reads a page forwards and turns it round
// Shows: reverse the stream, and then take the page
let first = start == .max ? 1 : max(start, 1)
return readForwards(stream, from: first, limit: limit).reversed()
