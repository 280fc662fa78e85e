// What differs between two texts, line by line: the longest common subsequence (Hunt and McIlroy 1976).

import { h } from './dom.js';
import { t } from './i18n.js';

const MOST_CELLS = 4e6;
const MOST_ROWS = 2000;
const AROUND = 3;

/** Rows {kind: ' ', '-' or '+', text, before, after} with the numbers of the lines, counted from 1. */
export function compare(before, after) {
  const old = lines(before);
  const now = lines(after);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const rows = [];
  for (let i = 0; i < head; i++) rows.push({ kind: ' ', text: old[i], before: i + 1, after: i + 1 });
  rows.push(...middle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), head));
  for (let i = tail; i > 0; i--) {
    rows.push({ kind: ' ', text: old[old.length - i], before: old.length - i + 1, after: now.length - i + 1 });
  }
  return rows;
}

function lines(text) {
  const all = text.replaceAll('\r\n', '\n').split('\n');
  if (all[all.length - 1] === '') all.pop();
  return all;
}

// Where both are long and have little in common all of one is replaced by all of the other: true, if not the shortest.
function middle(old, now, head) {
  const gone = i => ({ kind: '-', text: old[i], before: head + i + 1 });
  const come = j => ({ kind: '+', text: now[j], after: head + j + 1 });
  if (old.length * now.length > MOST_CELLS) return [...old.map((_, i) => gone(i)), ...now.map((_, j) => come(j))];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j]
        ? common[(i + 1) * width + j + 1] + 1
        : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const rows = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      rows.push({ kind: ' ', text: old[i], before: head + i + 1, after: head + j + 1 });
      i++;
      j++;
    } else if (j === now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      rows.push(gone(i++));
    } else {
      rows.push(come(j++));
    }
  }
  return rows;
}

/** A table of what differs, with some lines around; a sentence when nothing does. */
export function diffView(caption, before, after) {
  const rows = compare(before, after);
  const near = new Set();
  rows.forEach((row, i) => {
    if (row.kind !== ' ') for (let k = i - AROUND; k <= i + AROUND; k++) near.add(k);
  });
  if (near.size === 0) return h('p', {}, t('diff.same'));
  const shown = [];
  rows.forEach((row, i) => {
    if (!near.has(i)) return;
    if (i > 0 && !near.has(i - 1)) shown.push(null);
    shown.push(row);
  });
  return h('div', {},
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
      h('table', { class: 'diff' }, h('caption', { class: 'hidden' }, caption),
        h('thead', { class: 'hidden' }, h('tr', {}, ...[t('diff.before'), t('diff.after'), t('diff.sign'), t('diff.line')]
          .map(header => h('th', { scope: 'col' }, header)))),
        h('tbody', {}, ...shown.slice(0, MOST_ROWS).map(line)))),
    shown.length > MOST_ROWS ? h('p', {}, t('diff.more', { count: shown.length - MOST_ROWS })) : null);
}

function line(row) {
  if (row === null) return h('tr', { class: 'gap' }, h('td', { colspan: 4 }, '⋯'));
  const kind = { '-': 'gone', '+': 'come', ' ': null }[row.kind];
  return h('tr', { class: kind }, h('td', { class: 'number' }, String(row.before ?? '')), h('td', { class: 'number' }, String(row.after ?? '')),
    h('td', {}, row.kind), h('td', {}, h('code', {}, row.text)));
}
