'use strict';

// Text enters the page only as text. No code of this page parses markup.

const SVG = 'http://www.w3.org/2000/svg';

/** The element of the page with this id. */
function byID(id) {
  return document.getElementById(id);
}

/** A new element; `attributes` never come from data, `children` are elements or text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A new element of a drawing. */
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Sets a text, and leaves the page alone when it is there already. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A function that runs `work` once, `pause` milliseconds after the first of many calls. */
function soon(work, pause) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      work();
    }, pause);
  };
}

/** "1 event", "2 events". */
function count(number, thing) {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** A time of the log as people read it, to the last digit: 2026-11-21 14:00:00.000000 UTC. */
function showTime(text) {
  return String(text).replace('T', ' ').replace(/Z$/, ' UTC');
}

/** Shows one row per item in `list`, and reuses the rows of items that stay. */
function keepRows(list, items, keyOf, build, fill) {
  const rows = new Map([...list.children].map((row) => [row.dataset.key, row]));
  let place = list.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let row = rows.get(key);
    if (!row) {
      row = build(item);
      row.dataset.key = key;
    }
    rows.delete(key);
    fill(row, item);
    if (row === place) place = place.nextElementSibling;
    else list.insertBefore(row, place);
  }
  for (const row of rows.values()) row.remove();
}
