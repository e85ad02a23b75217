'use strict';

// The log, live. It is read with `fetch`: an `EventSource` delivers only the event types that the
// page names, and there may be others.

/** Takes a stream of server-sent events apart. */
class EventReader {
  constructor(onEvent) {
    this.onEvent = onEvent;
    this.rest = '';
    this.data = [];
  }

  /** Takes the next piece of text, wherever it was cut. */
  feed(text) {
    // A carriage return at the very end may be half of a line's end.
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop();
    for (const line of lines) this.line(line);
  }

  line(line) {
    if (line === '') {
      if (this.data.length) this.onEvent(this.data.join('\n'));
      this.data = [];
    } else if (line.startsWith('data:')) {
      this.data.push(line.slice(5).replace(/^ /, ''));
    }
  }
}

/** Follows the log, and goes on behind the last event that came when the connection breaks. */
class LogFollower {
  /** How many events of the past it begins with. */
  static past = 200;
  /** After so many milliseconds without a sign of life the connection counts as lost. */
  static silence = 60000;

  constructor({ onEvent, onState }) {
    this.onEvent = onEvent;
    this.onState = onState;
    this.last = null;
    this.failures = 0;
    this.liveSince = 0;
    this.stop = () => {};
    this.wake = () => {};
  }

  async run() {
    for (;;) {
      try {
        await this.follow();
      } catch {
        // All causes are handled the same way: show it, wait, try again.
      }
      this.failures += 1;
      this.onState({ name: 'lost' });
      await this.rest();
    }
  }

  /** A request that began at `time` got no answer. One from before the connection says nothing about it. */
  doubt(time) {
    if (time >= this.liveSince) this.stop();
  }

  /** Does not wait any longer before the next try. */
  hurry() {
    this.wake();
  }

  async follow() {
    const controller = new AbortController();
    this.stop = () => controller.abort();
    const status = await ask('/status');
    if (!status.ok || !Number.isSafeInteger(status.data.events)) throw new Error(refusal(status));
    const begun = this.begin(status.data.events);
    const response = await fetch(begun.path, {
      headers: begun.headers, cache: 'no-store', redirect: 'error', signal: controller.signal,
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    const wasLost = this.failures > 0;
    this.failures = 0;
    this.liveSince = performance.now();
    this.onState({ name: 'live', wasLost, missed: begun.missed, anew: begun.anew });
    await this.read(response.body.getReader());
  }

  /** Where to begin, when the log has so many events. */
  begin(events) {
    const anew = this.last !== null && events < this.last;
    if (anew || this.last === null) {
      this.last = Math.max(0, events - LogFollower.past);
      return { path: `/events/stream?after=${this.last}`, headers: {}, missed: 0, anew };
    }
    return {
      path: '/events/stream', headers: { 'Last-Event-ID': String(this.last) },
      missed: events - this.last, anew,
    };
  }

  async read(body) {
    const decoder = new TextDecoder();
    const reader = new EventReader((data) => this.take(data));
    for (;;) {
      const watch = setTimeout(() => this.stop(), LogFollower.silence);
      const { done, value } = await body.read().finally(() => clearTimeout(watch));
      if (done) return;
      reader.feed(decoder.decode(value, { stream: true }));
    }
  }

  take(data) {
    const event = json(data);
    // `reset`: the bank has a new log since its length was requested. So it is requested again.
    if (event !== null && Number.isSafeInteger(event.goes_on_after)) return this.stop();
    if (event === null || !Number.isSafeInteger(event.id) || event.id <= this.last) return;
    this.last = event.id;
    this.onEvent(event);
  }

  rest() {
    const pause = Math.min(5000, 250 * 2 ** this.failures);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
