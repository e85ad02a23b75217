'use strict';

// The balance of an account over its versions, as steps.

const CHART = { height: 160, left: 8, right: 12, top: 20, bottom: 12 };

/** Where each balance lies between nothing and the highest: from 0 to 1, only to draw with. */
function heights(balances) {
  const highest = balances.reduce((most, balance) => (balance > most ? balance : most), 1n);
  return balances.map((balance) => Number((balance * 10000n) / highest) / 10000);
}

/** Draws `balances` into `place`; what lies behind `current` is dashed. */
function drawChart(place, balances, current, label) {
  const width = Math.max(160, place.clientWidth);
  const floor = CHART.height - CHART.bottom;
  const wide = width - CHART.left - CHART.right;
  const x = (index) => CHART.left + (balances.length < 2 ? wide : (wide * index) / (balances.length - 1));
  const parts = heights(balances).map((part) => floor - part * (floor - CHART.top));
  const steps = (until) => parts.slice(0, until + 1).map((y, index) =>
    index === 0 ? `M${CHART.left} ${y}` : `H${x(index)}V${y}`).join('');
  const past = steps(current);
  const highest = balances.reduce((most, balance) => (balance > most ? balance : most), 0n);
  place.replaceChildren(draw('svg',
    { viewBox: `0 0 ${width} ${CHART.height}`, role: 'img', 'aria-label': label },
    line('grid', CHART.left, CHART.top, width - CHART.right, CHART.top),
    line('grid', CHART.left, floor, width - CHART.right, floor),
    draw('text', { x: CHART.left, y: CHART.top - 6 }, money(highest)),
    draw('path', { class: 'whole', d: steps(balances.length - 1) }),
    draw('path', { class: 'under', d: `${past}H${x(current)}V${floor}H${CHART.left}Z` }),
    draw('path', { class: 'past', d: past }),
    line('now', x(current), CHART.top, x(current), floor),
    draw('circle', { cx: x(current), cy: parts[current], r: 5 })));
}

function line(name, x1, y1, x2, y2) {
  return draw('line', { class: name, x1, y1, x2, y2 });
}

/** Which of `length` points lies nearest to a place in the chart. */
function chartIndex(place, clientX, length) {
  const box = place.getBoundingClientRect();
  const part = (clientX - box.left - CHART.left) / (box.width - CHART.left - CHART.right);
  return Math.round(Math.min(1, Math.max(0, part)) * (length - 1));
}
