'use strict';

// The pipeline from the log to the notices, where the server has one.

class PipelineView {
  constructor() {
    this.card = byID('pipeline');
    this.isThere = 'pipeline' in document.body.dataset;
    this.asking = false;
    this.refreshSoon = soon(() => this.refresh(), 100);
    byID('redrive').addEventListener('click', () => this.redrive());
  }

  /** Asks each second, as long as somebody looks. */
  start() {
    if (!this.isThere) return;
    setInterval(() => {
      if (!document.hidden) this.refresh();
    }, 1000);
    this.refresh();
  }

  async refresh() {
    // A slow response is waited for: the requests would pile up.
    if (!this.isThere || this.asking) return;
    this.asking = true;
    try {
      const answer = await ask('/pipeline');
      this.card.hidden = answer.status === 404;
      if (answer.ok) this.show(answer.data);
      else say(byID('pipeline-note'), refusal(answer));
    } catch {
      say(byID('pipeline-note'), 'Not current: the bank does not respond.');
    } finally {
      this.asking = false;
    }
  }

  show({ time, mode, log, publisher, queue, dead_letters: letters, notices }) {
    say(byID('pipeline-time'), `at ${showTime(time).slice(11, 19)} UTC`);
    say(byID('pipeline-note'), mode === 'embedded'
      ? 'Publisher, queue and worker run in the process of the bank.'
      : 'Publisher, queue and worker run in other processes.');
    this.stage('log', log, log.position, ['the last event']);
    this.stage('publisher', publisher, publisher.position, this.publishing(publisher), publisher.lag > 0);
    this.stage('queue', queue, queue.visible, this.waiting(queue), queue.visible > 0);
    this.stage('worker', queue, queue.in_flight,
      [queue.in_flight ? 'received and not deleted yet' : 'nothing to do'], queue.in_flight > 0);
    this.stage('notices', notices, notices.count, this.totals(notices));
    this.showLetters(letters);
    this.showNotices(notices);
  }

  /** One step of the way: its figure, and what is to say about it. */
  stage(name, part, figure, sentences, isBusy = false) {
    const place = byID(`stage-${name}`);
    const isWell = part.trouble === null;
    place.dataset.state = !isWell || part.failure ? 'trouble' : isBusy ? 'busy' : 'calm';
    say(place.querySelector('output'), isWell ? String(figure) : '–');
    say(place.querySelector('.small'), isWell ? sentences.filter(Boolean).join('; ') : String(part.trouble));
  }

  publishing(publisher) {
    const paused = publisher.paused_streams?.length ?? 0;
    const many = publisher.lag >= publisher.lag_limit;
    return [
      publisher.lag ? `${publisher.lag}${many ? ' or more events' : publisher.lag === 1 ? ' event' : ' events'} behind` : 'up to date',
      publisher.holder === null ? 'no publisher has the lease' : `${publisher.holder} has the lease`,
      paused ? `${count(paused, 'stream')} paused: ${publisher.paused_streams[0].reason}` : '',
      publisher.set_aside_count ? `${count(publisher.set_aside_count, 'message')} set aside` : '',
      publisher.failure ?? '',
    ];
  }

  waiting(queue) {
    return [
      String(queue.name),
      queue.delayed ? `${queue.delayed} delayed` : '',
      queue.oldest_seconds === null ? '' : `the oldest message is ${count(queue.oldest_seconds, 'second')} old`,
    ];
  }

  totals(notices) {
    return notices.totals?.map((total) => count(total.count, String(total.kind))) ?? [];
  }

  showLetters(letters) {
    const isWell = letters.trouble === null;
    say(byID('dead-count'), isWell ? String(letters.count) : '–');
    byID('dead-count').dataset.some = isWell && letters.count > 0;
    byID('redrive').setAttribute('aria-disabled', String(!isWell || !letters.count));
    const first = isWell ? letters.first : [];
    say(byID('dead-note'), isWell ? this.letterNote(letters, letters.count - first.length) : '');
    keepRows(byID('dead-rows'), first, (letter) => letter.id,
      () => make('li', {}, make('strong'), make('span', { class: 'quiet small' }), make('p', { class: 'trouble small' })),
      (row, letter) => {
        const [title, received, reason] = row.children;
        say(title, letter.type === null ? `Message ${String(letter.id).slice(0, 8)}…` : `${letter.type} ${letter.subject}`);
        say(received, `received ${count(letter.receive_count, 'time')}`);
        say(reason, String(letter.reason));
      });
  }

  letterNote({ name, count: all, first, move }, hidden) {
    const moved = move && `${move.moved} of ${count(move.planned, 'message')}`;
    return [
      name === null ? 'The queue has no dead-letter queue.' : '',
      move?.status === 'RUNNING' ? `A move is on its way: ${moved}.` : '',
      move?.status === 'COMPLETED' ? `The last move brought back ${count(move.moved, 'message')}.` : '',
      move?.status === 'FAILED' ? `The last move stopped after ${moved}: ${move.failure}.` : '',
      all && !first.length ? 'They are not shown, because this would mean to receive them.'
        : hidden > 0 ? `The oldest of them; ${hidden} more.` : '',
    ].filter(Boolean).join(' ');
  }

  showNotices(notices) {
    keepRows(byID('notice-rows'), notices.newest ?? [], (notice) => notice.message_id,
      () => make('li', { class: 'new' }, make('span'), make('span', { class: 'quiet small' })),
      (row, notice) => {
        say(row.children[0], String(notice.text));
        say(row.children[1], showTime(notice.time).slice(0, 19));
      });
  }

  /** Moves the dead letters back, and says what became of that. */
  async redrive() {
    const result = byID('redrive-result');
    if (byID('redrive').getAttribute('aria-disabled') === 'true') return say(result, 'There is nothing to move.');
    try {
      const answer = await ask('/pipeline/redrive',
        { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
      say(result, answer.ok ? `${count(answer.data.messages, 'message')} on the way back to the queue.` : refusal(answer));
    } catch {
      say(result, 'No response. Look at the number of dead letters.');
    }
    this.refresh();
  }
}
