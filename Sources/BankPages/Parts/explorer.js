'use strict';

// Puts the parts of the explorer together.

function explore() {
  const account = new AccountView();
  const open = (number) => {
    account.open(number);
    byID('history').scrollIntoView({ block: 'nearest' });
  };
  // The first account that there is; the read model may come to it later than this page.
  const accounts = accountList(open, ([first]) => {
    if (first && !account.isUsed) account.open(first.account_id);
  });
  const log = new LogView(open);
  const follower = new LogFollower({
    onEvent: (event) => {
      log.add(event);
      news(event);
    },
    onState: (state) => connection(state, { log, follower, again }),
  });
  const models = new ModelView({
    onSilence: (begin) => follower.doubt(begin),
    onProgress: () => {
      accounts.refreshSoon();
      users.refreshSoon();
    },
  });
  const commands = new CommandView({
    onAnswer: ({ data }) => {
      models.refresh();
      // Shows the first account that a command changes.
      if (account.number === null && data?.account_id) account.open(data.account_id);
    },
  });
  const pipeline = new PipelineView();
  const users = userList((user) => commands.change(user));

  function news(event) {
    models.refreshSoon();
    pipeline.refreshSoon();
    const data = event.data !== null && typeof event.data === 'object' ? event.data : {};
    if ('account_id' in data) {
      accounts.refreshSoon();
      account.changed(data.account_id);
    }
    if ('user_id' in data) users.refreshSoon();
  }

  function again(anew) {
    for (const part of [accounts, users, models, pipeline]) part.refresh();
    account.refresh(anew);
  }
  for (const name of ['online', 'focus', 'visibilitychange']) {
    window.addEventListener(name, () => follower.hurry());
  }
  models.start();
  pipeline.start();
  users.refresh();
  accounts.refresh();
  follower.run();
}

/** Says how the connection is, and what it brought after it was gone. */
function connection(state, { log, follower, again }) {
  const pill = byID('connection');
  pill.dataset.state = state.name;
  if (state.name === 'lost') {
    say(pill, 'Connection lost, reconnecting');
    return;
  }
  if (state.anew) log.clear();
  log.missed(follower.last + state.missed);
  say(pill, !state.wasLost ? 'Live' : state.anew ? 'Reconnected: the bank has a new log'
    : state.missed ? `Reconnected: ${count(state.missed, 'missed event')} received`
    : 'Reconnected: no missed events');
  if (!state.wasLost) return;
  again(state.anew);
  setTimeout(() => pill.dataset.state === 'live' && say(pill, 'Live'), 10000);
}

explore();
