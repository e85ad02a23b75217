// Exercise: 3.6
// Mistake: writes one sentence and no more
// Shows: What is not written down is promised to nobody
[given().when(.open(1)).then(.opened(accountID: 1))]
