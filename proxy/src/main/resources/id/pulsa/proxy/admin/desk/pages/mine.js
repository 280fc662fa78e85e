import * as api from '../api.js';
import { h, table, terms } from '../dom.js';
import { t, ended, duration, instant, money } from '../i18n.js';

/** What a subscriber sees: the own account and calls. */
export async function show() {
  const mine = await api.get('/me');
  const { cdrs } = await api.get('/me/cdrs?limit=50');
  return h('div', {}, h('h1', {}, t('mine.title', mine)),
    terms([
      [t('subscribers.available'), `${money(mine.available)} ${mine.currency}`], [t('subscribers.plan'), mine.plan],
      [t('subscribers.valid'), instant(mine.valid_until)],
    ]),
    h('section', {}, h('h2', {}, t('mine.calls')), cdrs.length === 0 ? h('p', {}, t('records.none')) : table(t('mine.calls'), [
      [t('records.started'), cdr => instant(cdr.started)], [t('records.called'), cdr => cdr.called],
      [t('records.talk'), cdr => duration(cdr.talk_time), { number: true }], [t('records.charge'), cdr => money(cdr.charge), { number: true }],
      [t('records.cause'), cdr => ended(cdr)],
    ], cdrs)));
}
