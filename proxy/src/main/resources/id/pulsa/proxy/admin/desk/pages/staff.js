import * as api from '../api.js';
import { h, fill, field, table, values } from '../dom.js';
import { t, instant } from '../i18n.js';

/** Who works here, tokens of programs, and who changed what. */
export async function show(context) {
  const { staff } = await api.get('/staff');
  const { tokens } = await api.get('/tokens');
  const audit = context.may('administer') ? await api.get('/audit?limit=100') : null;
  return h('div', {}, h('h1', {}, t('staff.title')),
    table(t('staff.title'), [
      [t('login.name'), m => m.name], [t('staff.role'), m => t(`staff.role.${m.role}`)],
      [t('subscribers.barred'), m => m.barred ? t('yes') : ''], [t('staff.since'), m => instant(m.created_at)],
      [t('calls.action'), m => context.may('administer') ? actions(context, m) : '–'],
    ], staff),
    context.may('administer') ? add(context) : null,
    h('section', {}, h('h2', {}, t('tokens.title')), tokens.length === 0 ? h('p', {}, t('tokens.none')) : table(t('tokens.title'), [
      [t('tokens.label'), k => k.label], [t('tokens.owner'), k => k.owner], [t('tokens.scope'), k => k.scope.join(', ')],
      [t('tokens.expires'), k => instant(k.expires_at)],
      [t('calls.action'), k => act(context, t('tokens.revoke'), () => api.del(`/tokens/${api.segment(k.id)}`), true)],
    ], tokens), makeToken(context)),
    audit ? h('section', {}, h('h2', {}, t('audit.title')), table(t('audit.title'), [
      [t('account.at'), e => instant(e.at)], [t('audit.who'), e => e.who], [t('audit.source'), e => e.source],
      [t('audit.operation'), e => e.operation], [t('audit.target'), e => e.target], [t('audit.detail'), e => e.detail ?? '', { wrap: true }],
      [t('audit.refusal'), e => e.refusal ?? '', { wrap: true }],
    ], audit.entries)) : null);
}

function act(context, words, work, danger = false) {
  return h('button', {
    type: 'button', class: danger ? 'danger' : null,
    onclick: async () => {
      try {
        const done = await work();
        if (done.password) context.notice(t('staff.password', done), 'keep');
        context.again();
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, words);
}

function actions(context, member) {
  const path = `/staff/${api.segment(member.name)}`;
  return h('span', { class: 'actions' },
    act(context, member.barred ? t('account.unbar') : t('account.bar'), () => api.patch(path, { barred: !member.barred })),
    act(context, t('staff.reset'), () => api.post(`${path}/password-reset`)),
    act(context, t('staff.remove'), () => api.del(path), true));
}

function add(context) {
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      try {
        context.notice(t('staff.password', await api.post('/staff', values(form))), 'keep');
        context.again();
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, field(t('login.name'), 'name', { required: true }), field(t('staff.role'), 'role', {
    options: ['viewer', 'operator', 'administrator'].map(role => [role, t(`staff.role.${role}`)]),
  }), h('button', { type: 'submit', class: 'primary' }, t('staff.add')));
  return form;
}

function makeToken(context) {
  const shown = h('p', { 'aria-live': 'polite' });
  const form = h('form', {
    class: 'filter',
    onsubmit: async event => {
      event.preventDefault();
      const { label, scope } = values(form);
      try {
        const made = await api.post('/tokens', { label, scope: [scope], expires_in: '90d' });
        fill(shown, t('tokens.once'), ' ', h('code', {}, made.token));
      } catch (refused) {
        context.notice(refused.message, 'problem');
      }
    },
  }, field(t('tokens.label'), 'label', { required: true }), field(t('tokens.scope'), 'scope', {
    options: context.principal.rights.filter(right => right !== 'own').map(right => [right, right]),
  }), h('button', { type: 'submit' }, t('tokens.make')));
  return h('div', {}, form, shown);
}
