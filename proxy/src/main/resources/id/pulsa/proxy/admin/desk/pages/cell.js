import * as api from '../api.js';
import { h, fill, field, terms, values } from '../dom.js';
import { t, number, percent, duration, clockSeconds } from '../i18n.js';
import { listen } from '../events.js';
import { chart } from '../chart.js';

/** Points that are drawn at most; the oldest go first. */
const MOST_POINTS = 1800;

/** One cell with its history; a subscriber can be moved into it. */
export async function show(context) {
  const name = context.rest[0] ?? '';
  const cell = await api.get(`/cells/${api.segment(name)}`);
  const figures = h('div', {});
  const load = chart(t('cell.load'), [t('cells.load'), t('cells.capacity')]);
  const ratio = chart(t('cell.ratio'), [t('record.ratio')]);
  const blocking = chart(t('cell.blocking'), [t('cells.measured'), t('cells.predicted')]);
  const { points } = await api.get(`/cells/${api.segment(name)}/past`);
  const at = points.map(point => clockSeconds(point.at));
  // The gateway's clock may show another zone's time than this browser's.
  const ahead = points.length ? at[at.length - 1] - Date.parse(points[points.length - 1].at) / 1000 : 0;
  const draw = now => {
    fill(figures, terms([
      [t('cells.cluster'), now.cluster ?? '–'], [t('cells.busy'), `${now.busy ?? 0} / ${now.channels}`],
      [t('cells.load'), `${number(now.load_erl, 3)} erl`], [t('cells.capacity'), `${number(now.capacity_erl, 3)} erl`],
      [t('cells.utilisation'), percent(now.utilisation)], [t('record.ratio'), now.price_ratio],
      [t('cells.measured'), percent(now.blocking, 2)], [t('cells.predicted'), percent(now.erlang_b, 2)],
      [t('record.policy'), now.policy], [t('cells.pricing'), now.price_policy], [t('cells.holding'), duration(now.holding_time)],
    ]));
    points.push(now);
    at.push(Date.now() / 1000 + ahead);
    if (points.length > MOST_POINTS) {
      points.shift();
      at.shift();
    }
    const line = value => points.map(point => point[value] === null ? null : Number(point[value]));
    const hundredths = value => line(value).map(share => share === null ? null : 100 * share);
    load.draw([at, line('load_erl'), line('capacity_erl')]);
    ratio.draw([at, line('price_ratio')]);
    blocking.draw([at, hundredths('blocking'), hundredths('erlang_b')]);
  };
  context.whenLeft(listen(['cells'], event => {
    const now = event.cells.find(one => one.name === name);
    if (now) draw(now);
  }));
  const page = h('div', {}, h('h1', {}, t('cell.title', { name })), figures,
    h('div', { class: 'charts' }, load.node, ratio.node, blocking.node), h('p', {}, h('small', {}, t('cell.hours'))), context.may('operate') ? move(context, name) : null);
  requestAnimationFrame(() => draw(cell));
  return page;
}

function move(context, cell) {
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const { number: subscriber } = values(form);
      try {
        await api.put(`/subscribers/${api.segment(subscriber)}/cell`, { cell });
        context.notice(t('cells.moved', { number: subscriber, cell }));
        form.reset();
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, field(t('subscribers.number'), 'number', { required: true }), h('button', { type: 'submit', class: 'primary' }, t('cells.move.here')));
  return h('section', {}, h('h2', {}, t('cells.move')), form);
}
