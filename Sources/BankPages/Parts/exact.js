'use strict';

// Exact numbers: a JavaScript number rounds above 2^53 and cannot represent 0.1.

/** A number of JSON, kept as it was written. */
class Exact {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const TOKENS = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads JSON; a number that JavaScript cannot represent exactly becomes an `Exact`. */
function readJSON(text) {
  JSON.parse(text);
  // Each string gets a mark before it, and each number becomes a string with another mark.
  const marked = text.replace(TOKENS, (token) =>
    token.startsWith('"') ? '"s' + token.slice(1) : '"n' + token + '"');
  return unmark(JSON.parse(marked));
}

function unmark(value) {
  if (typeof value === 'string') {
    const rest = value.slice(1);
    return value.startsWith('s') ? rest : readNumber(rest);
  }
  if (Array.isArray(value)) return value.map(unmark);
  if (value === null || typeof value !== 'object') return value;
  const object = Object.create(null);
  for (const [key, member] of Object.entries(value)) object[key.slice(1)] = unmark(member);
  return object;
}

function readNumber(text) {
  const number = Number(text);
  return Number.isSafeInteger(number) && String(number) === text ? number : new Exact(text);
}

/** Writes a value of `readJSON`, with its numbers unchanged. */
function writeJSON(value) {
  if (value instanceof Exact) return value.text;
  if (Array.isArray(value)) return '[' + value.map(writeJSON).join(', ') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) =>
    JSON.stringify(key) + ': ' + writeJSON(member));
  return '{' + members.join(', ') + '}';
}

/** The cents of an amount such as 100, 0.1 or 12.50; null when it is none. */
function centsOf(amount) {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(amount));
  if (!match || (typeof amount !== 'number' && !(amount instanceof Exact))) return null;
  const cents = BigInt(match[2]) * 100n + BigInt((match[3] || '').padEnd(2, '0'));
  return match[1] ? -cents : cents;
}

/** The cents of a whole number of event data; null when it is none. */
function wholeOf(cents) {
  const isNumber = typeof cents === 'number' || cents instanceof Exact;
  return isNumber && /^-?\d+$/.test(String(cents)) ? BigInt(String(cents)) : null;
}

/** Cents as people read them: 1 234.50, with narrow blanks that keep together. */
function money(cents) {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  const units = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return (cents < 0n ? '\u2212' : '') + units + '.' + digits.slice(-2);
}

/** An amount of an answer as people read it, or as it was written when it is not one. */
function showAmount(amount) {
  const cents = centsOf(amount);
  return cents === null ? String(amount) : money(cents);
}

/** A number that somebody typed as JSON writes it; null when it is not a plain decimal number. */
function typedNumber(text) {
  const match = /^(-?)0*(\d+(?:\.\d+)?)$/.exec(text.replace(/[\s\u202f]/g, ''));
  return match && text.length <= 60 ? match[1] + match[2] : null;
}
