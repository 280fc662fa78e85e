import * as api from '../api.js';
import { h, fill, terms } from '../dom.js';
import { t } from '../i18n.js';

/** Versions, listeners, the books, backup. */
export async function show(context) {
  const system = await api.get('/system');
  return h('div', {}, h('h1', {}, t('system.title')),
    terms([
      [t('system.version'), system.version], [t('system.java'), system.java], [t('system.up'), system.up_since.slice(0, 19).replace('T', ' ')],
      [t('system.listeners'), system.listeners.join(', ')], [t('system.pbx'), system.pbx], [t('system.realm'), system.realm],
      [t('system.data'), system.data], [t('system.config'), system.config_files.join(', ')],
    ]),
    context.may('operate') ? verify() : null,
    context.may('administer') ? backup(context) : null);
}

function verify() {
  const answer = h('div', { 'aria-live': 'polite' });
  return h('section', {}, h('h2', {}, t('system.books')), h('p', {}, h('button', {
    type: 'button',
    onclick: async () => {
      fill(answer, h('p', {}, t('waiting')));
      try {
        const report = await api.post('/ledger/verify');
        fill(answer, h('p', { class: report.clean ? 'good' : 'problem' }, report.clean ? t('system.clean', report) : t('system.unclean')),
          h('ul', {}, ...(report.discrepancies ?? []).map(text => h('li', {}, text))));
      } catch (refused) {
        fill(answer, h('p', { class: 'problem' }, refused.message));
      }
    },
  }, t('system.verify'))), answer);
}

function backup(context) {
  return h('section', {}, h('h2', {}, t('system.backup')), h('p', {}, h('button', {
    type: 'button',
    onclick: async () => {
      const blob = await api.download('/backup').catch(problem => { context.notice(problem.message, 'problem'); return null; });
      if (!blob) return;
      const url = URL.createObjectURL(blob);
      h('a', { href: url, download: `pulsa-backup-${new Date().toISOString().slice(0, 10)}.zip` }).click();
      URL.revokeObjectURL(url);
    },
  }, t('system.backup.do'))));
}
