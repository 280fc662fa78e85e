import * as api from '../api.js';
import { h, fill, field, table, terms, values } from '../dom.js';
import { t, instant, money, named, duration } from '../i18n.js';

/** The plans in force, what a call would cost, and a week's prices as a heat map. */
export async function show(context) {
  const tariffs = await api.get('/tariffs');
  return h('div', {}, h('h1', {}, t('tariffs.title')),
    terms([[t('tariffs.version'), tariffs.version], [t('tariffs.loaded'), instant(tariffs.loaded)], [t('tariffs.files'), tariffs.files.join(', ')]]),
    context.may('administer') ? h('p', { class: 'links' },
      h('a', { href: '#/tariff' }, t('draft.title')), h('a', { href: '#/versions' }, t('versions.title'))) : null,
    context.may('administer') ? reload(context) : null,
    table(t('tariffs.plans'), [
      [t('subscribers.plan'), plan => plan.name], [t('tariffs.zone'), plan => plan.time_zone],
      [t('tariffs.bands'), plan => plan.bands.join(', ')],
      [t('tariffs.destinations'), plan => plan.destinations, { number: true }],
    ], tariffs.plans),
    quote(tariffs), week(tariffs));
}

function reload(context) {
  return h('p', {}, h('button', {
    type: 'button',
    onclick: async () => {
      try {
        const done = await api.post('/config/reload');
        context.notice(done.changed ? t('tariffs.reloaded', { count: done.price_change_count }) : t('tariffs.unchanged'));
        context.again();
      } catch (refused) {
        const findings = refused.document.findings ?? [];
        context.notice([refused.message, ...findings.map(f => `${f.file}:${f.line}:${f.column}: ${f.message}`)].join(' · '), 'problem');
      }
    },
  }, t('tariffs.reload')));
}

const planField = tariffs => field(t('subscribers.plan'), 'plan', { options: tariffs.plans.map(plan => [plan.name, plan.name]) });

function quote(tariffs) {
  const answer = h('div', { 'aria-live': 'polite' });
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      try {
        const quoted = await api.get(`/quote${api.query(values(form))}`);
        fill(answer, terms([[t('records.charge'), `${money(quoted.charge)} ${quoted.currency}`],
          [t('record.rate'), quoted.rate ?? quoted.destination ?? '–'], [t('record.billed'), duration(quoted.billed_time)]]),
        quoted.segments?.length ? table(t('record.segments'), [
          [t('record.kind'), s => named('segment', s.kind)], [t('record.band'), s => s.band ?? '–'],
          [t('record.amount'), s => money(s.amount), { number: true }],
        ], quoted.segments) : null);
      } catch (refused) {
        fill(answer, h('p', { class: 'problem', role: 'alert' }, refused.message));
      }
    },
  }, planField(tariffs), field(t('calls.called'), 'to', { required: true, value: '0812345678' }),
  field(t('records.talk'), 'duration', { required: true, value: '3m' }),
  h('button', { type: 'submit', class: 'primary' }, t('tariffs.quote.do')));
  return h('section', {}, h('h2', {}, t('tariffs.quote')), form, answer);
}

function week(tariffs) {
  const answer = h('div', { 'aria-live': 'polite' });
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const asked = values(form);
      try {
        const found = await api.get(`/quote/week${api.query({ plan: asked.week_plan, to: asked.week_to, duration: asked.week_duration })}`);
        fill(answer, heat(found));
      } catch (refused) {
        fill(answer, h('p', { class: 'problem', role: 'alert' }, refused.message));
      }
    },
  },
  field(t('subscribers.plan'), 'week_plan', { options: tariffs.plans.map(plan => [plan.name, plan.name]) }),
  field(t('calls.called'), 'week_to', { required: true, value: '0812345678' }),
  field(t('records.talk'), 'week_duration', { required: true, value: '3m' }),
  h('button', { type: 'submit' }, t('tariffs.week.do')));
  return h('section', {}, h('h2', {}, t('tariffs.week')), form, answer);
}

function heat(found) {
  if (!found.days) return h('p', {}, t('tariffs.noprice'));
  const charges = found.days.flatMap(day => day.slots.map(slot => slot.charge)).filter(charge => charge !== null).sort((a, b) => a - b);
  const [least, most] = [charges[0], charges[charges.length - 1]];
  const shade = charge => Number(most) === Number(least) ? 3 : Math.round(6 * (charge - least) / (most - least));
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('tariffs.week') },
    h('table', { class: 'heat' }, h('caption', {}, t('tariffs.week.of', { least: money(least), most: money(most) })),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('tariffs.day')), ...found.days[0].slots.map(slot =>
        h('th', { scope: 'col' }, slot.from.slice(0, 5))))),
      h('tbody', {}, ...found.days.map(day => h('tr', {}, h('th', { scope: 'row' }, day.date), ...day.slots.map(slot =>
        h('td', { class: slot.charge === null ? null : `shade-${shade(slot.charge)}`, title: slot.band ?? '' }, slot.charge === null ? '–' : money(slot.charge))))))));
}
