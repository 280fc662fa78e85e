import * as api from '../api.js';
import { h, table, terms } from '../dom.js';
import { t, duration, instant, money, named, number } from '../i18n.js';

/** One call explained: what was decided, charged and said. */
export async function show(context) {
  const id = context.rest[0] ?? '';
  const cdr = await api.get(`/cdrs/${api.segment(id)}`);
  return h('div', {}, h('h1', {}, t('record.title', cdr)),
    terms([
      [t('records.started'), instant(cdr.started)], [t('record.ringing'), instant(cdr.ringing)],
      [t('record.answered'), instant(cdr.answered)], [t('record.ended'), instant(cdr.ended)],
      [t('records.talk'), duration(cdr.talk_time)], [t('record.billed'), duration(cdr.billed_time)],
      [t('records.charge'), `${money(cdr.charge)} ${cdr.currency}`], [t('records.account'), account(cdr)],
      [t('record.rate'), cdr.rate ?? '–'], [t('records.cause'), named('cause', cdr.cause)], [t('record.said'), cdr.detail ?? '–'],
      [t('record.status'), cdr.sip_status ?? '–'], [t('record.id'), cdr.call_id],
    ]),
    segments(cdr), decisions(cdr), await ladder(cdr));
}

function account(cdr) {
  return cdr.account ? h('a', { href: `#/account/${api.segment(cdr.account)}` }, cdr.account) : '–';
}

function segments(cdr) {
  if (!cdr.segments?.length) return null;
  return h('section', {}, h('h2', {}, t('record.segments')), table(t('record.segments'), [
    [t('record.kind'), s => named('segment', s.kind)],
    [t('record.band'), s => s.band ?? '–'],
    [t('record.from'), s => s.from === undefined ? '–' : duration(s.from), { number: true }],
    [t('record.until'), s => s.to === undefined ? '–' : duration(s.to), { number: true }],
    [t('record.ratio'), s => s.price_ratio ?? '–', { number: true }],
    [t('record.amount'), s => money(s.amount), { number: true }],
  ], cdr.segments));
}

function decisions(cdr) {
  if (!cdr.decisions?.length) return null;
  return h('section', {}, h('h2', {}, t('record.decisions')), table(t('record.decisions'), [
    [t('records.cell'), d => d.cell], [t('record.kind'), d => named('arrival', d.kind)], [t('record.verdict'), d => named('verdict', d.verdict)],
    [t('record.policy'), d => d.policy], [t('cells.busy'), d => `${d.busy} / ${d.channels}`, { number: true }],
    [t('cells.load'), d => number(d.load_erl, 3), { number: true }],
    [t('cells.capacity'), d => number(d.capacity_erl, 3), { number: true }],
    [t('cells.predicted'), d => d.erlang_b, { number: true }], [t('record.ratio'), d => d.price_ratio, { number: true }],
  ], cdr.decisions));
}

async function ladder(cdr) {
  const path = format => `/api/v1/cdrs/${api.segment(cdr.call_id)}/trace?format=${format}`;
  try {
    await api.get(`/cdrs/${api.segment(cdr.call_id)}/trace?format=json`);
  } catch (problem) {
    return h('section', {}, h('h2', {}, t('record.ladder')), h('p', {}, problem.message));
  }
  return h('section', {}, h('h2', {}, t('record.ladder')),
    h('p', { class: 'links' }, ...['text', 'svg', 'pcap'].map(format =>
      h('a', { href: path(format), download: `call-${cdr.call_id}.${format === 'text' ? 'txt' : format}` }, t(`record.as.${format}`)))),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('record.ladder') },
      h('img', { class: 'ladder', src: path('svg'), alt: t('record.ladder.alt', cdr) })));
}
