'use strict';

// The accounts and the users, page by page.

/** One list of the bank: `columns` fills the cells of a row from an item. */
class ListView {
  constructor({ path, key, rows, pager, empty, build, fill, onShow = () => {} }) {
    Object.assign(this, { path, key, empty, build, fill, onShow });
    this.rows = byID(rows);
    this.pager = byID(pager);
    this.here = path;
    this.onward = null;
    this.note = make('span', { class: 'quiet small', role: 'status' });
    this.first = this.button('First page', () => this.path);
    this.next = this.button('Next page', () => this.onward);
    this.pager.append(this.first, this.next, this.note);
    this.refreshSoon = soon(() => this.refresh(), 400);
  }

  button(text, target) {
    const button = make('button', { type: 'button' }, text);
    button.addEventListener('click', () => {
      this.here = target() ?? this.path;
      this.refresh();
    });
    return button;
  }

  async refresh() {
    const path = this.here;
    try {
      const answer = await ask(path);
      if (path !== this.here) return;
      if (!answer.ok) return say(this.note, refusal(answer));
      this.onward = nextPage(answer);
      keepRows(this.rows, answer.data, (item) => item[this.key], this.build, this.fill);
      say(this.note, answer.data.length ? '' : this.empty);
      this.onShow(answer.data);
    } catch {
      say(this.note, 'The server cannot be reached.');
    }
    this.first.hidden = this.here === this.path;
    this.next.hidden = this.onward === null;
  }
}

/** A row with one button and some cells of text. */
function listRow(text, action, cells) {
  const button = make('button', { type: 'button', class: 'link' }, text);
  button.addEventListener('click', action);
  const row = make('tr', {}, make('td', {}, button));
  for (const name of cells) row.append(make('td', name ? { class: name } : {}));
  return row;
}

function accountList(open, onShow) {
  return new ListView({
    onShow,
    path: '/accounts/', key: 'account_id', rows: 'account-rows', pager: 'account-pager',
    empty: 'No account yet. The first deposit opens one.',
    build: ({ account_id: id }) => {
      const row = listRow(String(id), () => open(id), ['figure', 'figure', '']);
      row.querySelector('button').setAttribute('aria-label', `History of account ${Number(id)}`);
      return row;
    },
    fill: (row, account) => {
      [account.account_id, showAmount(account.balance), account.version, account.status]
        .forEach((value, place) => say(place ? row.cells[place] : row.querySelector('button'), String(value)));
    },
  });
}

function userList(change) {
  return new ListView({
    path: '/users/', key: 'user_id', rows: 'user-rows', pager: 'user-pager', empty: 'No user yet.',
    build: ({ user_id: id }) => {
      const row = listRow(String(id), () => change(row.user), ['', 'figure']);
      row.querySelector('button').setAttribute('aria-label', `New e-mail for user ${Number(id)}`);
      row.cells[1].append(make('span'), make('br'), make('span', { class: 'quiet' }));
      return row;
    },
    fill: (row, user) => {
      row.user = user;
      const [name, , email] = row.cells[1].children;
      say(name, `${user.first_name} ${user.last_name}`);
      say(email, String(user.email));
      say(row.cells[2], String(user.version));
    },
  });
}
