import * as api from '../api.js';
import { h, fill, field, table, terms, values } from '../dom.js';
import { t, instant, money } from '../i18n.js';
import { softphone } from './softphone.js';

/** One subscriber: its data, phones, cell, top-up. */
export async function show(context) {
  const number = context.rest[0] ?? '';
  const subscriber = await api.get(`/subscribers/${api.segment(number)}`);
  const { registrations = [] } = await api.get(`/registrations${api.query({ number })}`).catch(() => ({}));
  return h('div', {}, h('h1', {}, t('subscriber.title', { number })),
    terms([
      [t('subscribers.name'), subscriber.display_name ?? '–'],
      [t('subscribers.account'), h('a', { href: `#/account/${api.segment(subscriber.account)}` }, subscriber.account)],
      [t('subscribers.plan'), subscriber.plan],
      [t('subscribers.available'), `${money(subscriber.available)} ${subscriber.currency}`],
      [t('subscribers.reserved'), money(subscriber.reserved)],
      [t('subscribers.cell'), subscriber.home_cell ?? '–'],
      [t('subscribers.barred'), subscriber.barred ? t('yes') : t('no')],
      [t('subscribers.valid'), instant(subscriber.valid_until)],
    ]),
    h('p', { class: 'links' },
      h('a', { href: `#/records${api.query({ caller: number })}` }, t('subscriber.records'))),
    context.may('money') ? topUp(context, subscriber) : null,
    context.may('operate') ? await edit(context, subscriber) : null,
    context.may('operate') ? await move(context, subscriber) : null,
    h('section', {}, h('h2', {}, t('subscriber.phones')), registrations.length === 0 ? h('p', {}, t('subscriber.nophones'))
      : table(t('subscriber.phones'), [
        [t('subscriber.contact'), r => r.contact, { wrap: true }], [t('subscriber.agent'), r => r.user_agent ?? '–', { wrap: true }],
        [t('subscriber.expires'), r => instant(r.expires)],
      ], registrations)),
    context.may('operate') ? softphone(context, number) : null,
    context.may('operate') ? remove(context, number) : null);
}

function topUp(context, subscriber) {
  let key = api.newKey();
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      try {
        const done = await api.once(`/subscribers/${api.segment(subscriber.number)}/top-ups`, values(form), key);
        key = api.newKey();
        context.notice(t('topup.done', { amount: money(done.amount), balance: money(done.balance) }));
        context.again();
      } catch (refused) {
        fill(problem, refused.message);
      }
    },
  }, field(t('topup.amount', subscriber), 'amount', { required: true, inputmode: 'decimal' }),
  h('button', { type: 'submit', class: 'primary' }, t('topup.do')), problem);
  return h('section', {}, h('h2', {}, t('topup.title')), form);
}

async function edit(context, subscriber) {
  const { plans } = await api.get('/tariffs');
  const path = `/subscribers/${api.segment(subscriber.number)}`;
  const problem = h('p', { class: 'problem', role: 'alert' });
  async function change(fields) {
    try {
      await api.patch(path, fields);
      context.again();
    } catch (refused) {
      fill(problem, refused.message);
    }
  }
  const form = h('form', {
    onsubmit: event => {
      event.preventDefault();
      const { plan, display_name = null, home_cell = null, password } = values(form);
      change({ plan, display_name, home_cell, ...(password ? { password } : {}) });
    },
  },
  field(t('subscribers.plan'), 'plan', { options: plans.map(plan => [plan.name, plan.name]), value: subscriber.plan }),
  field(t('subscribers.name'), 'display_name', { value: subscriber.display_name ?? '' }),
  field(t('subscribers.cell'), 'home_cell', { value: subscriber.home_cell ?? '' }),
  field(t('subscriber.newpassword'), 'password', { type: 'password', autocomplete: 'new-password' }),
  problem, h('p', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, t('subscriber.change')),
    h('button', { type: 'button', class: subscriber.barred ? null : 'danger', onclick: () => change({ barred: !subscriber.barred }) },
      subscriber.barred ? t('account.unbar') : t('account.bar'))));
  return h('details', {}, h('summary', {}, t('subscriber.edit')), form);
}

async function move(context, subscriber) {
  const { cells } = await api.get('/cells');
  if (cells.length === 0) return null;
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      try {
        await api.put(`/subscribers/${api.segment(subscriber.number)}/cell`, { cell: values(form).cell ?? null });
        context.notice(t('cells.moved', { number: subscriber.number, cell: values(form).cell ?? '–' }));
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, field(t('cells.move.to'), 'cell', { options: [['', '–'], ...cells.map(cell => [cell.name, cell.name])] }),
  h('button', { type: 'submit' }, t('cells.move.do')));
  return h('section', {}, h('h2', {}, t('cells.one')), form);
}

function remove(context, number) {
  return h('p', {}, h('button', {
    type: 'button', class: 'danger',
    onclick: async () => {
      if (!confirm(t('subscriber.remove.sure', { number }))) return;
      try {
        await api.del(`/subscribers/${api.segment(number)}`);
        context.go('#/subscribers');
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, t('subscriber.remove')));
}
