'use strict';

// The positions of the read models, and the snapshots.

class ModelView {
  /** More snapshots than these are counted, not listed. */
  static most = 40;

  constructor({ onSilence, onProgress }) {
    Object.assign(this, { onSilence, onProgress });
    this.positions = '';
    this.refreshSoon = soon(() => this.refresh(), 150);
  }

  /** Asks every two seconds, as long as somebody looks. */
  start() {
    setInterval(() => {
      if (!document.hidden) this.refresh();
    }, 2000);
    this.refresh();
  }

  async refresh() {
    const begin = performance.now();
    try {
      const answer = await ask('/status');
      if (answer.ok) this.show(answer.data);
    } catch {
      say(byID('model-note'), 'Not current: the bank does not respond.');
      this.onSilence(begin);
    }
  }

  show(status) {
    say(byID('event-count'), String(status.events));
    say(byID('log-position'), String(status.position));
    say(byID('model-note'), 'Each read model with its position in the log.');
    keepRows(byID('model-rows'), status.read_models, (model) => model.name,
      (model) => this.row(model), (row, model) => this.fill(row, model, status.position));
    const snapshots = status.snapshots.slice(0, ModelView.most);
    const more = status.snapshots.length - snapshots.length;
    this.compare(status.read_models);
    say(byID('snapshot-note'), more ? `${count(more, 'more snapshot')} not shown.`
      : snapshots.length ? 'Each snapshot saves the fold of a stream up to its version.' : 'None yet.');
    keepRows(byID('snapshot-rows'), snapshots, (snapshot) => snapshot.stream,
      () => make('li'), (row, snapshot) => say(row, `${snapshot.stream} at ${snapshot.version}`));
  }

  /** A read model follows the log with a delay: what it answered before may be old now. */
  compare(models) {
    const positions = models.map((model) => model.position).join();
    if (positions === this.positions) return;
    this.positions = positions;
    this.onProgress();
  }

  row(model) {
    const progress = make('progress', { max: '1', value: '0' });
    progress.setAttribute('aria-label', 'Read model');
    return make('li', {},
      make('div', { class: 'row' }, make('strong', {}, String(model.name)),
        make('span', { class: 'quiet small behind' })),
      progress, make('p', { class: 'trouble small', hidden: '' }));
  }

  fill(row, model, position) {
    const behind = Math.max(0, position - model.position);
    say(row.querySelector('.behind'), behind
      ? `at ${model.position}, ${behind} behind` : `at ${model.position}, up to date`);
    row.querySelector('progress').max = Math.max(1, position);
    row.querySelector('progress').value = Math.min(model.position, position);
    const trouble = row.querySelector('.trouble');
    trouble.hidden = model.trouble === null;
    say(trouble, model.trouble === null ? '' : String(model.trouble));
  }
}
