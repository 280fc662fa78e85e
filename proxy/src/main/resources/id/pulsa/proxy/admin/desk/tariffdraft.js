// Texts of the tariffs that were typed and are not in force yet, and what the gateway says about them.

import * as api from './api.js';

const QUIET_MILLIS = 500;
const BUSY_MILLIS = 2000;

// They outlive a look at another page. By the name of the file.
const typed = new Map();
window.addEventListener('beforeunload', event => { if (typed.size > 0) event.preventDefault(); });

const plain = text => text.replaceAll('\r\n', '\n');

/** A draft beside what the gateway has ("there", as GET /tariffs/text answers). */
export function draftOf(there) {
  const file = name => there.files.find(one => one.name === name);
  const original = name => plain(file(name)?.text ?? '');
  const current = name => typed.get(name) ?? original(name);
  return {
    get there() { return there; },
    /** What is there has changed meanwhile; what was typed stays. */
    beside(now) { there = now; },
    file,
    original,
    current,
    changed: () => [...typed.keys()],
    type(name, text) {
      if (text === original(name)) typed.delete(name);
      else typed.set(name, text);
    },
    discard: () => typed.clear(),
    /** As a request; a file with the line ends of other systems keeps them. */
    request(comment, otherwise) {
      const names = typed.size > 0 ? [...typed.keys()] : [otherwise];
      return { comment, files: names.map(name => ({
        name, text: file(name)?.text?.includes('\r\n') ? current(name).replaceAll('\n', '\r\n') : current(name),
      })) };
    },
  };
}

/** Asks for a check when nobody has typed for a moment, never two at once; what it said of an older text is not shown. */
export function checking(request, draw) {
  let timer = null;
  let running = false;
  let turn = 0;
  const soon = (millis = QUIET_MILLIS) => {
    turn++;
    clearTimeout(timer);
    timer = setTimeout(ask, millis);
  };
  async function ask() {
    if (running) {
      soon();
      return;
    }
    running = true;
    const asked = turn;
    try {
      const checked = await api.post('/tariffs/check', request());
      if (asked === turn) draw(checked, null);
    } catch (problem) {
      if (asked === turn) draw(null, problem);
      if (asked === turn && problem.status === 503) soon(BUSY_MILLIS);
    } finally {
      running = false;
    }
  }
  return { soon: () => soon(), stop: () => { turn++; clearTimeout(timer); } };
}
