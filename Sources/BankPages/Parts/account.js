'use strict';

// One account, at each of its versions.

class AccountView {
  /** The newest versions that are read; a longer history keeps its beginning on the server. */
  static most = 1000;

  constructor() {
    this.number = null;
    /** Whether somebody has asked for an account, or is about to type its number. */
    this.isUsed = false;
    this.history = [];
    this.slider = byID('version-slider');
    this.confirm = soon(() => this.askServer(), 150);
    this.refreshSoon = soon(() => this.refresh(), 100);
    byID('account-number').addEventListener('focus', () => { this.isUsed = true; });
    byID('open-account').addEventListener('submit', (event) => {
      event.preventDefault();
      this.open(byID('account-number').value.trim());
    });
    this.slider.addEventListener('input', () => this.show());
    for (const button of document.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => this.step(button.dataset.step));
    }
    const chart = byID('chart');
    chart.addEventListener('pointerdown', (event) => this.pick(chart, event));
    new ResizeObserver(() => this.drawAgain()).observe(chart);
  }

  /** Reads the history of another account. */
  async open(typed) {
    this.isUsed = true;
    const text = String(typed);
    byID('account-number').value = text;
    if (!/^[1-9]\d{0,15}$/.test(text)) {
      this.fail('An account number is a whole number above zero.');
      return;
    }
    this.number = text;
    this.history = [];
    say(byID('account-message'), `Reading account ${text}.`);
    try {
      const answer = await ask(`/accounts/${text}`);
      if (this.number !== text) return;
      if (!answer.ok) return this.refused(answer);
      await this.readOn(text, Math.max(0, answer.data.version - AccountView.most));
    } catch {
      if (this.number === text) this.hide('The server cannot be reached.');
    }
  }

  /** The stream, or an answer, has said that this account may have changed. */
  changed(account) {
    if (String(account) === this.number) this.refreshSoon();
  }

  /** Brings the history up to date; `anew` when the bank has started with a new log. */
  async refresh(anew = false) {
    if (this.number === null) return;
    if (anew) this.history = [];
    if (!this.history.length) return this.open(this.number);
    try {
      await this.readOn(this.number, this.history.at(-1).version);
    } catch {
      // The connection's state shows it already; the next event tries again.
    }
  }

  /** Reads what comes behind a version, page by page. */
  async readOn(number, after) {
    let path = `/accounts/${number}/events?after=${after}&limit=100`;
    while (path) {
      const answer = await ask(path);
      if (this.number !== number) return;
      if (!answer.ok) return this.refused(answer);
      this.extend(answer.data);
      path = nextPage(answer);
    }
  }

  /** Adds versions; whoever looked at the newest one looks at the newest one again. */
  extend(versions) {
    const last = this.history.at(-1)?.version ?? 0;
    const more = versions.filter((entry) => entry.version > last);
    const follows = this.index === this.history.length - 1;
    this.history.push(...more);
    if (!this.history.length) return;
    this.slider.max = this.history.length - 1;
    if (follows) this.slider.value = this.slider.max;
    byID('account-view').hidden = false;
    say(byID('account-message'), this.title());
    this.show();
  }

  /** Which account this is, and what of its history is not here. */
  title() {
    const first = this.history[0].version;
    const unknown = this.history.at(-1).version - first + 1 - this.history.length;
    return `Account ${this.number}`
      + (first > 1 ? `; versions before ${first} are on the server only` : '')
      + (unknown ? `; ${count(unknown, 'version')} of an unknown type` : '');
  }

  /** An error of the server may pass: the next refresh asks again, and what is shown stays. */
  refused(answer) {
    if (answer.status < 500) this.fail(refusal(answer));
    else if (!this.history.length) this.hide(refusal(answer));
  }

  fail(text) {
    this.number = null;
    this.hide(text);
  }

  hide(text) {
    this.history = [];
    byID('account-view').hidden = true;
    say(byID('account-message'), text);
  }

  /** The place of the chosen version in the history: not its number, for a version may be missing. */
  get index() {
    return this.history.length ? Number(this.slider.value) : -1;
  }

  step(where) {
    const [most, now] = [this.slider.max, this.slider.value].map(Number);
    this.slider.value = { first: 0, back: now - 1, on: now + 1, last: most }[where];
    this.show();
  }

  pick(chart, event) {
    this.slider.value = chartIndex(chart, event.clientX, this.history.length);
    this.show();
  }

  /** Shows the chosen version: the balance, the event that made it, and what lies around it. */
  show() {
    const entry = this.history[this.index];
    // Another account is being read.
    if (!entry) return;
    const newer = this.history.length - 1 - this.index;
    const { words } = meaning(String(entry.type), entry.data ?? {});
    say(byID('balance'), showAmount(entry.balance));
    byID('version-line').replaceChildren(
      `Version ${entry.version} of ${this.history.at(-1).version}: ${entry.type}${words ? ' ' + words : ''}, `,
      make('span', { class: 'unbroken' }, showTime(entry.recorded_at)));
    say(byID('newer'), newer ? count(newer, 'newer version') : 'The newest version');
    this.slider.setAttribute('aria-valuetext',
      `version ${entry.version}, balance ${showAmount(entry.balance)}, ${entry.type}`);
    this.drawAgain();
    this.list();
    this.confirm();
  }

  drawAgain() {
    if (!this.history.length) return;
    const balances = this.history.map((entry) => centsOf(entry.balance) ?? 0n);
    drawChart(byID('chart'), balances, this.index,
      `The balance of account ${this.number} over ${count(balances.length, 'version')}`);
  }

  /** The seven versions around the chosen one. */
  list() {
    const begin = Math.max(0, Math.min(this.index - 3, this.history.length - 7));
    byID('versions').replaceChildren(...this.history.slice(begin, begin + 7).map((entry, place) => {
      const chosen = begin + place === this.index ? { 'aria-current': 'true' } : {};
      const { words } = meaning(String(entry.type), entry.data ?? {});
      return make('li', chosen, make('span', { class: 'quiet' }, String(entry.version)),
        make('span', {}, words ? `${entry.type} ${words}` : String(entry.type)),
        make('span', { class: 'figure' }, showAmount(entry.balance)));
    }));
  }

  /** Asks for the same version once more, as a state: it has to be what the history says. */
  async askServer() {
    const entry = this.history[this.index];
    if (!entry) return;
    const path = `/accounts/${this.number}?version=${entry.version}`;
    const note = byID('confirmed');
    let text, kind;
    try {
      const answer = await ask(path);
      if (entry !== this.history[this.index]) return;
      const same = answer.ok && centsOf(answer.data.balance) === centsOf(entry.balance);
      kind = same ? 'same' : 'other';
      text = answer.ok ? `GET ${path} returns ${same ? 'the same balance' : 'another balance'}: ${showAmount(answer.data.balance)}`
        : refusal(answer);
    } catch {
      kind = 'unknown';
      text = `GET ${path} got no response.`;
    }
    note.dataset.kind = kind;
    say(note, text);
  }
}
