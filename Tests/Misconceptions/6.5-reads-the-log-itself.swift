// Exercise: 6.5
// Mistake: brings the models up to date beside those who follow
// Shows: was given a patience of 7 seconds
try? await catchUp()
