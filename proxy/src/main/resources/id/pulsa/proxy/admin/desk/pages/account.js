import * as api from '../api.js';
import { h, fill, field, table, terms, values } from '../dom.js';
import { t, instant, money } from '../i18n.js';

/** One account: balance, terms, its subscribers, and every movement of its money. */
export async function show(context) {
  const id = context.rest[0] ?? '';
  const account = await api.get(`/accounts/${api.segment(id)}`);
  const list = h('div', {});
  const more = h('p', {});
  const all = [];
  async function next(cursor) {
    const page = await api.get(`/accounts/${api.segment(id)}/movements${api.query({ limit: 50, cursor })}`);
    all.push(...page.movements);
    fill(list, table(t('account.ledger'), [
      [t('account.at'), m => instant(m.at)],
      [t('account.kind'), m => t(`account.kind.${m.kind.toLowerCase()}`)],
      [t('account.amount'), m => money(m.amount), { number: true }],
      [t('account.balance'), m => money(m.balance), { number: true }],
      [t('account.call'), m => m.call_id ? h('a', { href: `#/record/${api.segment(m.call_id)}` }, m.call_id) : '–'],
    ], all));
    fill(more, page.next ? h('button', { type: 'button', onclick: () => next(page.next) }, t('more')) : null);
  }
  await next(null);
  return h('div', {}, h('h1', {}, t('account.title', { id })),
    terms([
      [t('account.balance'), `${money(account.balance)} ${account.currency}`],
      [t('subscribers.available'), money(account.available)], [t('subscribers.reserved'), money(account.reserved)],
      [t('subscribers.valid'), instant(account.valid_until)], [t('account.credit'), money(account.credit_limit)],
      [t('account.daily'), account.daily_limit ? money(account.daily_limit) : '–'],
      [t('account.calls'), account.max_calls || '–'], [t('subscribers.barred'), account.barred ? t('yes') : t('no')],
      [t('account.subscribers'), subscribersOf(account)],
    ]),
    context.may('operate') ? bar(context, id, account.barred) : null,
    context.may('money') ? change(context, account, id) : null,
    h('section', {}, h('h2', {}, t('account.ledger')), list, more));
}

/** Links to them. */
function subscribersOf(account) {
  const all = account.subscribers ?? [];
  return all.length === 0 ? '–' : h('span', {}, ...all.flatMap(({ number }, i) =>
    [i === 0 ? null : ', ', h('a', { href: `#/subscriber/${api.segment(number)}` }, number)]));
}

function bar(context, id, barred) {
  return h('p', {}, h('button', {
    type: 'button', class: barred ? null : 'danger',
    onclick: async () => {
      try {
        await api.patch(`/accounts/${api.segment(id)}`, { barred: !barred });
        context.again();
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, barred ? t('account.unbar') : t('account.bar')));
}

function change(context, account, id) {
  const problem = h('p', { class: 'problem', role: 'alert' });
  const key = api.newKey();
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const { amount, kind } = values(form);
      try {
        const done = await api.once(`/accounts/${api.segment(id)}/${kind}`, { amount }, key);
        context.notice(t('topup.done', { amount: money(done.amount), balance: money(done.balance) }));
        context.again();
      } catch (refused) {
        fill(problem, refused.message);
      }
    },
  }, field(t('topup.amount', account), 'amount', { required: true, inputmode: 'decimal' }),
  field(t('account.kind'), 'kind', { options: [['top-ups', t('topup.do')], ['withdrawals', t('account.withdraw')]] }),
  h('button', { type: 'submit', class: 'primary' }, t('account.do')), problem);
  return h('section', {}, h('h2', {}, t('topup.title')), form);
}
