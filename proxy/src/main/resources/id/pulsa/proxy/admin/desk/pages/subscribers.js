import * as api from '../api.js';
import { h, fill, field, table, values } from '../dom.js';
import { t, money } from '../i18n.js';

/** Subscribers: search, and a form for a new one. */
export async function show(context) {
  const rows = h('div', { 'aria-live': 'polite' });
  const more = h('p', {});
  const all = [];
  const search = context.parameters.search;
  async function next(cursor) {
    const page = await api.get(`/subscribers${api.query({ search, limit: 50, cursor })}`);
    all.push(...page.subscribers);
    fill(rows, all.length === 0 ? h('p', {}, t('subscribers.none')) : table(t('subscribers.title'), [
      [t('subscribers.number'), s => h('a', { href: `#/subscriber/${api.segment(s.number)}` }, s.number)],
      [t('subscribers.name'), s => s.display_name ?? '–', { wrap: true }],
      [t('subscribers.account'), s => h('a', { href: `#/account/${api.segment(s.account)}` }, s.account)],
      [t('subscribers.plan'), s => s.plan],
      [t('subscribers.available'), s => money(s.available), { number: true }],
      [t('subscribers.cell'), s => s.home_cell ?? '–'],
      [t('subscribers.barred'), s => s.barred ? t('yes') : ''],
    ], all));
    fill(more, page.next ? h('button', { type: 'button', onclick: () => next(page.next) }, t('more')) : null);
  }
  await next(null);
  const form = h('form', {
    class: 'filter', role: 'search',
    onsubmit: event => {
      event.preventDefault();
      context.go(`#/subscribers${api.query(values(form))}`);
    },
  }, field(t('subscribers.search'), 'search', { value: search ?? '' }), h('button', { type: 'submit' }, t('search')));
  return h('div', {}, h('h1', {}, t('subscribers.title')), form,
    context.may('operate') ? await newSubscriber(context) : null, rows, more);
}

async function newSubscriber(context) {
  const key = api.newKey();
  const { plans } = await api.get('/tariffs');
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h('form', {
    onsubmit: async event => {
      event.preventDefault();
      const body = values(form);
      try {
        const added = await api.once('/subscribers', body, key);
        context.notice(t('subscribers.added', added));
        context.go(`#/subscriber/${api.segment(added.number)}`);
      } catch (refused) {
        fill(problem, refused.message);
      }
    },
  },
  field(t('subscribers.number'), 'number', { required: true }),
  field(t('subscribers.password'), 'password', { required: true, type: 'password', autocomplete: 'new-password' }),
  field(t('subscribers.plan'), 'plan', { options: plans.map(plan => [plan.name, plan.name]) }),
  field(t('subscribers.account'), 'account', {}, t('subscribers.account.help')),
  context.may('money') ? field(t('subscribers.balance'), 'balance', { inputmode: 'decimal' }) : null,
  field(t('subscribers.name'), 'display_name'),
  field(t('subscribers.cell'), 'home_cell'),
  problem, h('button', { type: 'submit', class: 'primary' }, t('subscribers.add')));
  return h('details', {}, h('summary', {}, t('subscribers.new')), form);
}
