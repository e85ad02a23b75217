// Exercise: 6.13
// Mistake: writes the data as they are
// Shows: Each line of the data is a line
// Hole: 2
"id: \(id)\nevent: \(event)\ndata: \(data)\n\n"
