import * as api from '../api.js';
import { h, fill, table, terms } from '../dom.js';
import { t, money, number, clockSeconds } from '../i18n.js';
import { listen } from '../events.js';
import { chart } from '../chart.js';

/** What refusals are called on the wire (RFC 3261 section 21). */
const PHRASES = {
  400: 'Bad Request', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 408: 'Request Timeout', 420: 'Bad Extension',
  480: 'Temporarily Unavailable', 481: 'Call/Transaction Does Not Exist', 482: 'Loop Detected', 483: 'Too Many Hops',
  484: 'Address Incomplete', 486: 'Busy Here', 487: 'Request Terminated', 488: 'Not Acceptable Here', 500: 'Server Internal Error',
  501: 'Not Implemented', 503: 'Service Unavailable', 504: 'Server Time-out', 513: 'Message Too Large', 600: 'Busy Everywhere',
  603: 'Decline', 604: 'Does Not Exist Anywhere', 606: 'Not Acceptable',
};

/** What goes on now: figures, moving charts, refusals by cause, alarms. */
export async function show(context) {
  const overview = await api.get('/overview');
  const figures = h('div', { class: 'figures' });
  const refusals = h('div', {});
  const alarms = h('div', {});
  const live = chart(t('overview.calls'), [t('overview.calls')]);
  const rate = chart(t('overview.rate'), [t('overview.started'), t('overview.refused')]);
  const setup = chart(t('overview.setup'), [t('overview.setup.p50'), t('overview.setup.p95')]);
  const points = overview.history.slice();
  const draw = now => {
    fill(figures, ...[
      ['overview.calls', number(now.calls)], ['overview.rate', number(now.started_per_second, 1)],
      ['overview.setup.p50', now.setup_p50_ms === null ? '–' : `${number(now.setup_p50_ms)} ms`],
      ['overview.setup.p95', now.setup_p95_ms === null ? '–' : `${number(now.setup_p95_ms)} ms`],
      ['overview.revenue', `${money(now.revenue_today)} ${now.currency}`],
      ['overview.registered', number(now.registered)],
    ].map(([words, value]) => h('div', { class: 'figure' }, h('span', {}, t(words)), h('strong', {}, value))));
    fill(refusals, now.refusals.length === 0 ? h('p', {}, t('overview.norefusals')) : table(t('overview.refusals'), [
      [t('records.cause'), r => `${r.cause} ${PHRASES[r.cause] ?? ''}`], [t('overview.count'), r => number(r.count), { number: true }],
    ], now.refusals));
    fill(alarms, now.alarms.length === 0 ? h('p', { class: 'good' }, t('overview.noalarms'))
      : h('ul', { class: 'problem' }, ...now.alarms.map(text => h('li', {}, text))));
    const at = points.map(point => clockSeconds(point.at));
    live.draw([at, points.map(point => point.calls)]);
    rate.draw([at, points.map(point => point.started_per_second), points.map(point => point.refused_per_second)]);
    setup.draw([at, points.map(point => point.setup_p50_ms), points.map(point => point.setup_p95_ms)]);
  };
  context.whenLeft(listen(['overview'], event => {
    points.push(event.overview);
    if (points.length > 600) points.shift();
    draw(event.overview);
  }));
  const page = h('div', {}, h('h1', {}, t('overview.title')), figures,
    h('section', {}, h('h2', {}, t('overview.alarms')), alarms),
    h('div', { class: 'charts' }, live.node, rate.node, setup.node),
    h('section', {}, h('h2', {}, t('overview.refusals')), refusals));
  requestAnimationFrame(() => draw(overview));
  return page;
}
