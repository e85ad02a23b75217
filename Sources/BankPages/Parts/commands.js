'use strict';

// The forms: the typed text becomes the exact text of a request, and the response is shown.

/** Something typed that cannot be sent at all. */
class Unsendable extends Error {
  constructor(input, sentence) {
    super(sentence);
    this.input = input;
  }
}

const WHOLE = /^[1-9]\d{0,15}$/;

/** The request of a form: method, path, headers and the text of the body. */
function requestOf(form) {
  const request = { method: form.dataset.method, path: form.dataset.path, headers: {} };
  const members = [];
  for (const input of form.querySelectorAll('input')) {
    const typed = input.value.trim();
    if (input.dataset.as === 'text') members.push(member(input.name, JSON.stringify(input.value)));
    if (input.dataset.as === 'number') members.push(member(input.name, numberIn(input)));
    if (input.dataset.as === 'path') request.path += wholeIn(input);
    if (input.dataset.as === 'version' && typed) request.headers['If-Match'] = `"${wholeIn(input)}"`;
  }
  request.body = '{' + members.join(', ') + '}';
  request.headers['Content-Type'] = 'application/json';
  if (request.method === 'POST') request.headers['Idempotency-Key'] = newKey();
  return request;
}

function member(name, text) {
  return JSON.stringify(name) + ': ' + text;
}

/** The number as it was typed, digit by digit: whether it is a good one is for the bank to say. */
function numberIn(input) {
  const text = typedNumber(input.value);
  if (text === null) throw new Unsendable(input, 'Write a number such as 12.50.');
  return text;
}

function wholeIn(input) {
  const text = input.value.trim();
  if (!WHOLE.test(text)) throw new Unsendable(input, 'Write a whole number above zero.');
  return text;
}

class CommandView {
  constructor({ onAnswer }) {
    this.onAnswer = onAnswer;
    this.busy = false;
    this.sent = null;
    for (const radio of document.querySelectorAll('[name=command]')) {
      radio.addEventListener('change', () => this.choose(radio.value));
    }
    for (const form of this.forms) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.submit(form);
      });
    }
    byID('repeat-button').addEventListener('click', () => this.repeat());
    // A browser keeps the choice over a reload.
    this.choose(document.querySelector('[name=command]:checked').value);
  }

  get forms() {
    return [...document.querySelectorAll('#commands form')];
  }

  /** Shows the form of one command. */
  choose(name) {
    document.querySelector(`[name=command][value=${name}]`).checked = true;
    for (const form of this.forms) form.hidden = form.id !== name;
  }

  /** Prepares a change of this user's e-mail, on the version that was seen. */
  change(user) {
    this.choose('email');
    byID('email-user').value = String(user.user_id);
    byID('email-version').value = String(user.version);
    byID('email-email').focus();
  }

  async submit(form) {
    if (this.busy) return;
    this.clearMistakes(form);
    let request;
    try {
      request = requestOf(form);
    } catch (mistake) {
      if (!(mistake instanceof Unsendable)) throw mistake;
      // The last response is about another command.
      for (const id of ['result', 'repeat']) byID(id).hidden = true;
      this.mark(mistake.input, mistake.message);
      return;
    }
    this.sent = { form, request, first: null };
    await this.carry();
  }

  /** The same request once more, key and all. */
  async repeat() {
    if (this.busy || !this.sent) return;
    await this.carry();
  }

  async carry() {
    const { form, request, first } = this.sent;
    this.busy = true;
    form.setAttribute('aria-busy', 'true');
    try {
      const before = first ? await this.events() : null;
      const answer = await ask(request.path, request);
      if (first) await this.showRepeat(answer, before);
      else this.showFirst(answer);
      this.onAnswer(answer);
    } catch {
      this.tell('unknown', ['No response.', 'The command may have been carried out or not.',
        request.method === 'POST' ? 'If you send it again with the same key, it is carried out only once.'
          : 'Check that before you send it again.']);
    } finally {
      this.busy = false;
      form.removeAttribute('aria-busy');
      this.offerRepeat();
    }
  }

  showFirst(answer) {
    this.sent.first = answer;
    if (answer.ok) this.tell('done', [`${answer.status} ${this.summary(answer)}`, ...this.facts(answer)]);
    else this.refuse(answer);
  }

  /** What is new after a repeat: nothing, and here is how one sees it. */
  async showRepeat(answer, before) {
    const { first, form } = this.sent;
    const after = await this.events();
    this.clearMistakes(form);
    const same = answer.status === first.status && answer.text === first.text;
    this.tell(same && answer.ok ? 'done' : 'refused', [
      same ? `${answer.status} again: the same response as the first time` : `${answer.status} this time, not ${first.status}`,
      answer.ok ? this.summary(answer) : refusal(answer),
      `The log had ${count(before, 'event')} before, and has ${after} now.`,
    ]);
  }

  async events() {
    return (await ask('/status')).data.events;
  }

  summary({ data }) {
    if (data === null || typeof data !== 'object') return 'Done';
    if ('balance' in data) return `Account ${data.account_id} has ${showAmount(data.balance)}`;
    if ('transfer_id' in data) return `${showAmount(data.amount)} went from account ${data.from} to account ${data.to}`;
    if ('email' in data) return `User ${data.user_id} is ${data.first_name} ${data.last_name}, ${data.email}`;
    return 'Done';
  }

  facts({ data, headers }) {
    const version = data !== null && typeof data === 'object' && 'version' in data ? `Version ${data.version}. ` : '';
    const request = headers.get('X-Request-ID');
    return [version + (request ? `Request ${request}` : '')].filter(Boolean);
  }

  /** A rejection is shown next to its field, when the form has it. */
  refuse(answer) {
    const { title, detail, field, help } = problemOf(answer);
    this.tell('refused', [`${answer.status} ${title}`, detail], help);
    const input = [...this.sent.form.querySelectorAll('input')].find((input) => input.name === field);
    if (input) this.mark(input, detail || title);
  }

  /** Writes the answer into the part of the page that is read out when it changes. */
  tell(kind, [headline, ...sentences], help = null) {
    const result = byID('result');
    result.dataset.kind = kind;
    result.replaceChildren(make('p', { class: 'headline' }, headline),
      ...sentences.filter(Boolean).map((sentence) => make('p', { class: 'small' }, sentence)));
    if (help) result.append(make('p', { class: 'small' }, make('a', { href: help }, 'What this means')));
    result.hidden = false;
  }

  offerRepeat() {
    const { headers } = this.sent.request;
    const key = headers['Idempotency-Key'];
    const match = headers['If-Match'];
    say(byID('repeat-button'), key ? 'Send again with the same key'
      : match ? 'Send again with the same version' : 'Send again');
    say(byID('repeat-key'), key ? `Idempotency-Key: ${key}` : match ? `If-Match: ${match}` : '');
    byID('repeat').hidden = false;
  }

  mark(input, sentence) {
    const id = `${input.id}-wrong`;
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id);
    input.after(make('p', { class: 'wrong', id }, sentence));
    input.focus();
  }

  clearMistakes(form) {
    for (const note of form.querySelectorAll('.wrong')) note.remove();
    for (const input of form.querySelectorAll('input')) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    }
  }
}
