import * as api from '../api.js';
import { h, fill, field, table, values } from '../dom.js';
import { t, instant, money, number } from '../i18n.js';

/** Batches of vouchers; codes are shown once, when they are made. */
export async function show(context) {
  const { batches } = await api.get('/vouchers?limit=200');
  return h('div', {}, h('h1', {}, t('vouchers.title')), context.may('money') ? create(context) : null,
    batches.length === 0 ? h('p', {}, t('vouchers.none')) : table(t('vouchers.title'), [
      [t('vouchers.batch'), b => b.batch], [t('vouchers.count'), b => number(b.count), { number: true }],
      [t('vouchers.redeemed'), b => number(b.redeemed), { number: true }], [t('record.amount'), b => money(b.amount), { number: true }],
      [t('vouchers.until'), b => instant(b.redeem_until)], [t('vouchers.withdrawn'), b => instant(b.withdrawn)],
      [t('calls.action'), b => context.may('money') && !b.withdrawn ? withdraw(context, b.batch) : '–'],
    ], batches));
}

function withdraw(context, batch) {
  return h('button', {
    type: 'button', class: 'danger', 'aria-label': t('vouchers.withdraw.of', { batch }),
    onclick: async () => {
      if (!confirm(t('vouchers.withdraw.sure', { batch }))) return;
      try {
        await api.post(`/vouchers/${api.segment(batch)}/withdrawal`);
        context.again();
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, t('vouchers.withdraw'));
}

function create(context) {
  const codes = h('div', { 'aria-live': 'polite' });
  const problem = h('p', { class: 'problem', role: 'alert' });
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const { batch, count, amount } = values(form);
      try {
        const made = await api.post('/vouchers', { batch, count: Number(count), amount });
        fill(codes, h('p', {}, t('vouchers.once')), h('textarea', { rows: '10', readonly: true, 'aria-label': t('vouchers.codes'), value: made.codes.join('\n') }));
      } catch (refused) {
        fill(problem, refused.message);
      }
    },
  }, field(t('vouchers.batch'), 'batch', { required: true }), field(t('vouchers.count'), 'count', { required: true, type: 'number', min: '1', max: '10000' }),
  field(t('record.amount'), 'amount', { required: true, inputmode: 'decimal' }), h('button', { type: 'submit', class: 'primary' }, t('vouchers.make')), problem);
  return h('details', {}, h('summary', {}, t('vouchers.new')), form, codes);
}
