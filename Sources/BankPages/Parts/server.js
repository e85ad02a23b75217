'use strict';

// Requests to the bank, and its responses.

/** Sends a request; `data` is the JSON of the response, or null if it isn't JSON. */
async function ask(path, { method = 'GET', headers = {}, body } = {}) {
  const response = await fetch(path, {
    method, headers, body, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(20000),
  });
  const text = await response.text();
  return { status: response.status, ok: response.ok, headers: response.headers, text, data: json(text) };
}

function json(text) {
  try {
    return readJSON(text);
  } catch {
    return null;
  }
}

/** What a refusal says, in a form that can be relied on whatever came. */
function problemOf(answer) {
  const data = answer.data !== null && typeof answer.data === 'object' ? answer.data : {};
  const word = (name) => (typeof data[name] === 'string' ? data[name] : '');
  return {
    title: word('title') || `The server answered ${answer.status}`,
    detail: word('detail'),
    field: word('field'),
    // Only an anchor of the bank's documentation becomes a link.
    help: /^\/docs#[a-z-]+$/.test(word('type')) ? word('type') : null,
  };
}

/** A refusal in one line. */
function refusal(answer) {
  const { title, detail } = problemOf(answer);
  return detail ? `${title}: ${detail}` : title;
}

/** The path of the next page, from the `Link` header. */
function nextPage(answer) {
  const match = /<(\/(?!\/)[^>]*)>\s*;\s*rel="?next"?/.exec(answer.headers.get('Link') || '');
  return match ? match[1] : null;
}

/** A new key for a command: 128 random bits, also where the page is not served over TLS. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
