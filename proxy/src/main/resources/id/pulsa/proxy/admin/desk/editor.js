// A text field with line numbers. The Tab key goes on to the next field, as everywhere: nobody is caught in it.

import { h, fill } from './dom.js';

/**
 * An editor: its node, "text" to read and to write, "mark" for lines with mistakes, "jump" to a place.
 * "changed" is called after each change that is typed.
 */
export function editor(label, id, changed) {
  const numbers = h('pre', { class: 'numbers', 'aria-hidden': 'true' });
  const area = h('textarea', {
    id, class: 'code', wrap: 'off', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', autocorrect: 'off', rows: 24,
    oninput: () => { count(); changed(); },
    onscroll: () => { numbers.scrollTop = area.scrollTop; },
  });
  let lines = 0;
  let marked = new Map();

  function count() {
    const now = area.value.split('\n').length;
    if (now !== lines) {
      lines = now;
      draw();
    }
  }

  // Runs of lines without a mark are one text: a long file has few nodes.
  function draw() {
    const parts = [];
    let run = '';
    for (let line = 1; line <= lines; line++) {
      const kind = marked.get(line);
      if (kind) {
        parts.push(run, h('span', { class: kind }, `${line}\n`));
        run = '';
      } else {
        run += `${line}\n`;
      }
    }
    fill(numbers, ...parts, run);
    numbers.scrollTop = area.scrollTop;
  }

  return {
    node: h('div', { class: 'field' }, h('label', { for: id }, label), h('div', { class: 'editor' }, numbers, area)),
    get text() { return area.value; },
    set text(text) {
      area.value = text;
      lines = 0;
      count();
    },
    describe(about) { area.setAttribute('aria-describedby', about); },
    /** Pairs of a line and "error" or "warning"; the lines' numbers show them. */
    mark(pairs) {
      marked = new Map();
      for (const [line, kind] of pairs) {
        if (marked.get(line) !== 'error') marked.set(line, kind);
      }
      lines = 0;
      count();
    },
    jump(line, column) {
      const all = area.value.split('\n');
      const before = all.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
      const place = before + Math.min(column - 1, (all[line - 1] ?? '').length);
      area.focus();
      area.setSelectionRange(place, place);
      const height = area.scrollHeight / Math.max(1, all.length);
      area.scrollTop = Math.max(0, (line - 4) * height);
    },
  };
}
