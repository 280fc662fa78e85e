import * as api from '../api.js';
import { h, fill, field, terms, values } from '../dom.js';
import { t, number, percent, duration } from '../i18n.js';
import { listen } from '../events.js';
import { chart } from '../chart.js';

/** One cell with its history since the page was opened; a subscriber can be moved into it. */
export async function show(context) {
  const name = context.rest[0] ?? '';
  const cell = await api.get(`/cells/${api.segment(name)}`);
  const figures = h('div', {});
  const load = chart(t('cell.load'), [t('cells.load'), t('cells.capacity')]);
  const ratio = chart(t('cell.ratio'), [t('record.ratio')]);
  const points = [];
  const draw = now => {
    fill(figures, terms([
      [t('cells.cluster'), now.cluster ?? '–'], [t('cells.busy'), `${now.busy ?? 0} / ${now.channels}`],
      [t('cells.load'), `${number(now.load_erl, 3)} erl`], [t('cells.capacity'), `${number(now.capacity_erl, 3)} erl`],
      [t('cells.utilisation'), percent(now.utilisation)], [t('record.ratio'), now.price_ratio],
      [t('cells.measured'), percent(now.blocking, 2)], [t('cells.predicted'), percent(now.erlang_b, 2)],
      [t('record.policy'), now.policy], [t('cells.pricing'), now.price_policy], [t('cells.holding'), duration(now.holding_time)],
    ]));
    points.push({ at: Date.now() / 1000, ...now });
    if (points.length > 600) points.shift();
    const at = points.map(point => point.at);
    load.draw([at, points.map(point => Number(point.load_erl)), points.map(point => Number(point.capacity_erl))]);
    ratio.draw([at, points.map(point => Number(point.price_ratio))]);
  };
  context.whenLeft(listen(['cells'], event => {
    const now = event.cells.find(one => one.name === name);
    if (now) draw(now);
  }));
  const page = h('div', {}, h('h1', {}, t('cell.title', { name })), figures,
    h('div', { class: 'charts' }, load.node, ratio.node), context.may('operate') ? move(context, name) : null);
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
