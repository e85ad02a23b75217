// Exercise: 3.11
// Mistake: decides each command anew
// Shows: is not decided on today's state
nil
