'use strict';

// The list of the newest events.

/** What the bank's own events mean: their colour, and a sentence from their data. */
const MEANINGS = {
  AccountOpened: ['in', () => ''],
  MoneyDeposited: ['in', (data) => '+' + cents(data)],
  MoneyWithdrawn: ['out', (data) => '\u2212' + cents(data)],
  TransferSent: ['out', (data) => `\u2212${cents(data)} to account ${number(data.to_account_id)}`],
  TransferReceived: ['in', (data) => `+${cents(data)} from account ${number(data.from_account_id)}`],
  TransferReturned: ['in', (data) => `+${cents(data)} refunded`],
  AccountClosed: ['out', () => ''],
  UserCreated: ['user', (data) => `${word(data.first_name)} ${word(data.last_name)}`],
  UserEmailUpdated: ['user', (data) => word(data.new_email)],
};

/** The data is not what its type promises; then it is shown as it is. */
class Unexpected extends Error {}

function cents(data) {
  const whole = wholeOf(data.amount_cents);
  if (whole === null) throw new Unexpected();
  return money(whole);
}

function number(value) {
  if (!Number.isSafeInteger(value)) throw new Unexpected();
  return value;
}

function word(value) {
  if (typeof value !== 'string') throw new Unexpected();
  return value;
}

/** The colour of an event and what it says, in words; for an unknown one no words. */
function meaning(type, data) {
  if (!Object.hasOwn(MEANINGS, type)) return { tone: 'other', words: '' };
  const [tone, sentence] = MEANINGS[type];
  try {
    return { tone, words: sentence(data) };
  } catch {
    return { tone, words: '' };
  }
}

/** The rows of the log, newest first, at most `most`. */
class LogView {
  static most = 200;

  constructor(openAccount) {
    this.openAccount = openAccount;
    this.rows = byID('log-rows');
    this.waiting = [];
    this.paused = false;
    this.seen = 0;
    this.awayUntil = 0;
    this.showSoon = soon(() => this.show(), 50);
    byID('pause').addEventListener('click', () => this.togglePause());
  }

  add(event) {
    this.waiting.push({ event, away: event.id <= this.awayUntil });
    if (this.waiting.length > LogView.most) this.waiting.shift();
    this.seen += 1;
    this.showSoon();
  }

  /** Marks the events up to this one as missed while the connection was lost. */
  missed(until) {
    this.awayUntil = until;
  }

  clear() {
    this.waiting = [];
    this.rows.replaceChildren();
  }

  show() {
    if (this.paused) {
      say(byID('log-note'), `Paused; ${count(this.seen, 'new event')}.`);
      return;
    }
    this.rows.prepend(...this.waiting.map((entry) => this.row(entry)).reverse());
    this.waiting = [];
    this.seen = 0;
    while (this.rows.childElementCount > LogView.most) this.rows.lastElementChild.remove();
    say(byID('log-note'), this.rows.childElementCount === LogView.most
      ? `Newest first; only the last ${LogView.most} are shown.` : 'Newest first.');
  }

  togglePause() {
    this.paused = !this.paused;
    this.seen = this.waiting.length;
    byID('pause').setAttribute('aria-pressed', String(this.paused));
    this.show();
  }

  row({ event, away }) {
    const type = String(event.type);
    const data = event.data !== null && typeof event.data === 'object' ? event.data : {};
    const { tone, words } = meaning(type, data);
    const head = make('div', { class: 'head' }, make('span', { class: 'kind' }, type));
    if (Number.isSafeInteger(data.account_id)) head.append(this.link(data.account_id));
    if (words) head.append(make('span', {}, words));
    if (away) head.append(make('span', { class: 'away' }, 'missed'));
    const text = writeJSON(event.data);
    const shown = text.length > 400 ? text.slice(0, 400) + '…' : text;
    return make('li', { class: 'new', 'data-tone': tone, 'data-id': String(event.id) },
      make('span', { class: 'number' }, String(event.id)), head, make('code', { class: 'data' }, shown));
  }

  /** Two hundred stops on the way of the tab key would be too many: the field above does it, too. */
  link(account) {
    const button = make('button', { type: 'button', class: 'link', tabindex: '-1' }, `account ${account}`);
    button.addEventListener('click', () => this.openAccount(account));
    return button;
  }
}
