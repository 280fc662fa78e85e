import * as api from '../api.js';
import { h, fill, field, table, values } from '../dom.js';
import { t, duration, ended, instant, money } from '../i18n.js';

const FILTERS = ['caller', 'called', 'account', 'cell', 'cause', 'kind', 'answered', 'least_charge', 'least_talk', 'from', 'to', 'sort', 'order'];

/** Call detail records: a filter that is part of the address, pages, export. */
export async function show(context) {
  const rows = h('div', { 'aria-live': 'polite' });
  const chosen = Object.fromEntries(FILTERS.map(name => [name, context.parameters[name]]));
  const filter = { ...chosen, from: withZone(chosen.from), to: withZone(chosen.to) };
  const more = h('p', {});
  const all = [];
  async function next(cursor) {
    const page = await api.get(`/cdrs${api.query({ ...filter, limit: 50, cursor })}`);
    all.push(...page.cdrs);
    fill(rows, all.length === 0 ? h('p', {}, t('records.none')) : table(t('records.title'), columns(), all));
    fill(more, page.next ? h('button', { type: 'button', onclick: () => next(page.next) }, t('more')) : null);
  }
  await next(null);
  const form = h('form', {
    class: 'filter', role: 'search',
    onsubmit: event => {
      event.preventDefault();
      context.go(`#/records${api.query(values(form))}`);
    },
  },
  field(t('records.caller'), 'caller', { value: chosen.caller ?? '' }),
  field(t('records.called'), 'called', { value: chosen.called ?? '' }),
  field(t('records.account'), 'account', { value: chosen.account ?? '' }),
  field(t('records.cell'), 'cell', { value: chosen.cell ?? '' }),
  field(t('records.cause'), 'cause', { value: chosen.cause ?? '' }),
  field(t('records.from'), 'from', { type: 'datetime-local', value: chosen.from ?? '' }),
  field(t('records.to'), 'to', { type: 'datetime-local', value: chosen.to ?? '' }),
  choice('kind', ['call', 'message'], chosen),
  choice('answered', ['yes', 'no'], chosen),
  field(t('records.least_charge'), 'least_charge', { value: chosen.least_charge ?? '', inputmode: 'decimal' }),
  field(t('records.least_talk'), 'least_talk', { value: chosen.least_talk ?? '', placeholder: '90s' }),
  choice('sort', ['started', 'charge', 'talk'], chosen),
  choice('order', ['desc', 'asc'], chosen),
  h('button', { type: 'submit', class: 'primary' }, t('search')));
  return h('div', {}, h('h1', {}, t('records.title')), form,
    h('p', { class: 'links' }, ...['csv', 'jsonl'].map(format =>
      h('a', { href: `/api/v1/cdrs/export${api.query({ ...filter, format })}`, download: `records.${format}` },
        t(`records.export.${format}`)))),
    rows, more);
}

/** One of some; none for any, or for what is usual. */
function choice(name, all, chosen) {
  return field(t(`records.${name}`), name, {
    value: chosen[name] ?? '', options: [['', '–'], ...all.map(one => [one, t(`records.${name}.${one}`)])],
  });
}

function columns() {
  return [
    [t('records.started'), cdr => h('a', { href: `#/record/${api.segment(cdr.call_id)}` }, instant(cdr.started))],
    [t('records.caller'), cdr => cdr.caller],
    [t('records.called'), cdr => cdr.called],
    [t('records.talk'), cdr => duration(cdr.talk_time), { number: true }],
    [t('records.charge'), cdr => money(cdr.charge), { number: true }],
    [t('records.cause'), cdr => ended(cdr), { wrap: true }],
    [t('records.cell'), cdr => cdr.caller_cell ?? '–'],
  ];
}

/** A time without a zone is the browser's. */
function withZone(text) {
  return text ? new Date(text).toISOString() : null;
}
