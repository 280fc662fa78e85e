import * as api from '../api.js';
import { h, fill, field, values } from '../dom.js';
import { t, instant } from '../i18n.js';

const LEVELS = ['error', 'warn', 'info', 'debug', 'trace'];
const MOST_LINES = 1000;
const EVERY_MS = 1000;

/** The newest lines of the gateway's log, with a filter; new ones are added each second while it is followed. */
export function log(context) {
  const body = h('tbody', {});
  const nothing = h('p', {}, t('log.none'));
  const box = h('div', { class: 'scroll log', tabindex: '0', role: 'region', 'aria-label': t('log.title') },
    h('table', {}, h('caption', { class: 'hidden' }, t('log.title')), h('thead', {}, h('tr', {},
      ...['log.at', 'log.level', 'log.what'].map(words => h('th', { scope: 'col' }, t(words))))), body));
  const follow = h('input', { type: 'checkbox', onchange: () => { if (follow.checked) next(); } });
  const trouble = h('p', { class: 'problem', role: 'status' });
  let filter = { level: 'info' };
  let last = 0;
  let asked = 0;

  async function next() {
    const turn = ++asked;
    try {
      const found = await api.get(`/system/log${api.query({ ...filter, after: last, limit: MOST_LINES })}`);
      if (turn !== asked) return;
      if (found.last < last) fill(body);
      last = found.last;
      add(found.lines);
      fill(trouble);
    } catch (problem) {
      if (turn === asked) fill(trouble, problem.message);
    }
  }

  function add(lines) {
    // Whoever has scrolled up to read something stays there.
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 8;
    body.append(...lines.map(line));
    while (body.childElementCount > MOST_LINES) body.firstElementChild.remove();
    nothing.hidden = body.childElementCount > 0;
    box.hidden = !nothing.hidden;
    if (atEnd && lines.length > 0) box.scrollTop = box.scrollHeight;
  }

  const form = h('form', {
    class: 'filter', role: 'search',
    onsubmit: event => {
      event.preventDefault();
      filter = values(form);
      last = 0;
      fill(body);
      next();
    },
  },
  field(t('log.from'), 'level', { value: filter.level, options: LEVELS.map(level => [level, t(`log.level.${level}`)]) }),
  field(t('log.contains'), 'contains', { maxlength: 128 }),
  h('button', { type: 'submit', class: 'primary' }, t('search')),
  h('label', {}, follow, ' ', t('log.follow')));

  const timer = setInterval(() => { if (follow.checked && !document.hidden) next(); }, EVERY_MS);
  context.whenLeft(() => { clearInterval(timer); asked++; });
  next();
  return h('section', {}, h('h2', {}, t('log.title')), form, trouble, nothing, box);
}

function line(one) {
  const about = one.call_id ? h('a', { href: `#/record/${api.segment(one.call_id)}` }, t('log.call')) : null;
  return h('tr', {},
    h('td', { class: 'number' }, instant(one.at)),
    h('td', { class: one.level === 'error' ? 'problem' : null }, t(`log.level.${one.level}`)),
    h('td', { class: 'anywhere' }, one.message, about ? ' ' : null, about, h('br'), h('small', {}, one.logger),
      one.thrown ? h('details', {}, h('summary', {}, t('log.thrown')), h('pre', {}, one.thrown)) : null));
}
